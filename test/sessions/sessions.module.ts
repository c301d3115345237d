import {
  ForbiddenException,
  Module,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import {
  CurrentSession,
  FulfillmentModule,
  getIntentContext,
  Intent,
  type IntentContext,
  Intents,
  Reply,
  ReplyError,
  type Session,
  SessionConflictError,
  SessionKey,
} from '../../src/index.js';
import { Gate } from '../dispatch/time/gate.js';

export const COUNT = new SessionKey<number>('count', () => 0);
const WORDS = new SessionKey<string>('words');

const gates = new Map<string, Gate>();

/** The gate at which the handlers of a conversation wait. */
export function gateOf({ requestId }: { requestId: string }): Gate {
  const gate = gates.get(requestId) ?? new Gate();
  gates.set(requestId, gate);
  return gate;
}

async function countUp({ session }: IntentContext): Promise<number> {
  return session.update(COUNT, (count) => count + 1);
}

class CountingGuard implements CanActivate {
  async canActivate(host: ExecutionContext): Promise<boolean> {
    await countUp(getIntentContext(host));
    throw new ForbiddenException();
  }
}

@Intents()
export class SessionIntents {
  @Intent('count')
  async count(context: IntentContext): Promise<string> {
    return `${await countUp(context)}`;
  }

  @Intent('read')
  async read(@CurrentSession() session: Session): Promise<string> {
    return `${await session.get(COUNT)}`;
  }

  @Intent('forget')
  forget(@CurrentSession() session: Session): string {
    session.clear();
    return 'Forgotten.';
  }

  @Intent('throw')
  async throws(context: IntentContext): Promise<never> {
    await countUp(context);
    throw new RangeError('as a handler does');
  }

  @Intent('throw.reply')
  async throwsReply(context: IntentContext): Promise<never> {
    await countUp(context);
    throw new ReplyError('Not now.');
  }

  @Intent('no.reply')
  async noReply(context: IntentContext): Promise<string> {
    return (await countUp(context)) as unknown as string;
  }

  @Intent('bad.reply', { deadline: 100 })
  async badReply(context: IntentContext): Promise<Reply> {
    await countUp(context);
    await gateOf(context.conversation).pass();
    // Only the engine can do this: refused in a late reply.
    return Reply.text('What is your name?').capture('name');
  }

  @Intent('guarded')
  @UseGuards(CountingGuard)
  guarded(): string {
    return 'never';
  }

  @Intent('late', { deadline: 100 })
  async late(context: IntentContext): Promise<string> {
    const count = await countUp(context);
    await gateOf(context.conversation).pass();
    return `late ${count}`;
  }

  @Intent('timeout', { timeout: 100 })
  async timeout(context: IntentContext): Promise<string> {
    await countUp(context);
    await gateOf(context.conversation).pass();
    await countUp(context);
    return 'never seen';
  }

  @Intent('stream')
  async *stream(context: IntentContext): AsyncGenerator<string> {
    yield `one ${await countUp(context)}`;
    yield `two ${await countUp(context)}`;
    await countUp(context);
  }

  @Intent('stream.broken')
  async *brokenStream(context: IntentContext): AsyncGenerator<string> {
    yield `one ${await countUp(context)}`;
    throw new RangeError('as a handler does');
  }

  @Intent('stream.slow', { deadline: 100 })
  async *slowStream(context: IntentContext): AsyncGenerator<string> {
    yield `one ${await countUp(context)}`;
    await gateOf(context.conversation).pass();
    yield `two ${await countUp(context)}`;
  }

  @Intent('large')
  large({ session, params }: IntentContext): string {
    session.set(WORDS, 'x'.repeat(Number(params.size)));
    return 'Kept.';
  }

  @Intent('say')
  say({ session, params }: IntentContext): string {
    session.set(WORDS, String(params.words));
    return 'Kept.';
  }

  @Intent('repeat')
  async repeat({ session }: IntentContext): Promise<string> {
    return (await session.get(WORDS)) ?? 'nothing';
  }

  @Intent('wrong')
  wrong({ session }: IntentContext): string {
    session.set(new SessionKey<() => number>('wrong'), () => 1);
    return 'never';
  }

  @Intent('held')
  async held(context: IntentContext): Promise<string> {
    const count = await countUp(context);
    await gateOf(context.conversation).pass();
    return `held ${count}`;
  }

  @Intent('held.policy', {
    onFailure: (error, { session }) => {
      const code = error instanceof SessionConflictError ? error.code : 'another';
      try {
        session.set(COUNT, 99);
        return 'never';
      } catch {
        return `Sorry: ${code}.`;
      }
    },
  })
  heldWithPolicy(context: IntentContext): Promise<string> {
    return this.held(context);
  }

  @Intent('durable', { durable: true })
  async durable(context: IntentContext): Promise<string> {
    return `durable ${await countUp(context)}`;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [SessionIntents] })
export class SessionsTestModule {}
