import { ForbiddenException, Module, UseGuards, type CanActivate } from '@nestjs/common';
import {
  Fallback,
  FulfillmentModule,
  Intent,
  Intents,
  Reply,
  ReplyError,
  type IntentContext,
} from '../../../src/index.js';

/** The steps of each conversation's handlers, and how often they still fail. */
export class Script {
  readonly runs: string[] = [];
  failures = 0;
  readonly overlaps: string[] = [];
  private running = 0;

  async play<T>(name: string, act: () => T | Promise<T>): Promise<T> {
    this.runs.push(name);
    this.running += 1;
    if (this.running > 1) this.overlaps.push(name);
    try {
      // All others that may run now begin to.
      await new Promise((resolve) => setImmediate(resolve));
      return await act();
    } finally {
      this.running -= 1;
    }
  }

  fail(): void {
    if (this.failures === 0) return;
    this.failures -= 1;
    throw new RangeError('canary of a handler');
  }
}

const scripts = new Map<string, Script>();

export function scriptOf({ requestId }: { requestId: string }): Script {
  const script = scripts.get(requestId) ?? new Script();
  scripts.set(requestId, script);
  return script;
}

class NoGuard implements CanActivate {
  canActivate(): never {
    throw new ForbiddenException('canary of a guard');
  }
}

@Intents({ durable: true, onFailure: 'Sorry, that did not work.' })
export class DurableIntents {
  @Intent('order')
  order({ conversation, params }: IntentContext): Promise<string> {
    const script = scriptOf(conversation);
    return script.play(`order ${String(params.n)}`, () => {
      script.fail();
      return `Order ${String(params.n)} is placed.`;
    });
  }

  @Intent('order.placeholder', { placeholder: 'One moment…' })
  placeholder(): string {
    return 'It is done.';
  }

  @Intent('order.steps')
  async *steps({ conversation }: IntentContext): AsyncGenerator<string | Reply> {
    yield 'One.';
    yield Reply.text('Two.').setVariables({ two: 2 }).text('Three.');
    scriptOf(conversation).fail();
    yield 'Four.';
  }

  @Intent('order.guarded')
  @UseGuards(NoGuard)
  guarded(): string {
    return 'never';
  }

  @Intent('order.number')
  number(): string {
    return 7 as unknown as string;
  }

  @Intent('order.error')
  error(): never {
    throw new ReplyError('Which order do you mean?');
  }

  @Intent('order.designed')
  designed(): void {}

  @Intent('order.twice', { duplicates: false })
  twice({ conversation }: IntentContext): Reply {
    scriptOf(conversation).runs.push('twice');
    return Reply.silence();
  }
}

@Fallback()
export class Plain {
  handle({ conversation, intent }: IntentContext): Promise<string> {
    return scriptOf(conversation).play(intent.name, () => `Plain ${intent.name}.`);
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [DurableIntents, Plain] })
export class DurableModule {}
