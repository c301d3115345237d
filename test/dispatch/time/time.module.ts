import { Module, UnauthorizedException, UseGuards } from '@nestjs/common';
import {
  Fallback,
  FulfillmentModule,
  Intent,
  type IntentContext,
  Intents,
  Reply,
} from '../../../src/index.js';
import { handOff } from '../../../src/dispatch/index.js';
import { Gate } from './gate.js';

/** All handlers of the module wait here, by the name of the intent. */
const gates = new Map<string, Gate>();
export const signals = new Map<string, AbortSignal>();

export function gate(name: string): Gate {
  let one = gates.get(name);
  if (one === undefined) gates.set(name, (one = new Gate()));
  return one;
}

/** The gate's value is the reply; each conversation has its own gates. */
function atGate(context: IntentContext): Promise<Reply> {
  return gate(`${context.intent.name} ${context.conversation.requestId}`).pass() as Promise<Reply>;
}

const LATE = { deadline: 100 } as const;

@Intents(LATE)
export class LateIntents {
  @Intent('late')
  late(context: IntentContext): Promise<Reply> {
    return atGate(context);
  }

  @Intent('late.placeholder', { placeholder: 'One moment…' })
  placeholder(context: IntentContext): Promise<Reply> {
    return atGate(context);
  }

  @Intent('late.slow', { deadline: 3_000 })
  slow(context: IntentContext): Promise<Reply> {
    return atGate(context);
  }

  @Intent('late.own', { placeholder: ({ language }) => `Moment (${language})` })
  ownPlaceholder(context: IntentContext): Promise<Reply> {
    return atGate(context);
  }

  @Intent('late.broken', {
    placeholder: () => {
      throw new Error('canary');
    },
  })
  brokenPlaceholder(context: IntentContext): Promise<Reply> {
    return atGate(context);
  }

  @Intent('late.words', { onFailure: 'Sorry, that took too long.' })
  words(context: IntentContext): Promise<Reply> {
    return atGate(context);
  }

  @Intent('late.hands', { onFailure: handOff('A person takes over.') })
  hands(context: IntentContext): Promise<Reply> {
    return atGate(context);
  }

  @Intent('signalled', { deadline: 60_000 })
  signalled(context: IntentContext): Promise<Reply> {
    signals.set(context.conversation.requestId, context.signal);
    return atGate(context);
  }

  @Intent('late.timeout', { timeout: 200, onFailure: 'It did not work.' })
  timeout(context: IntentContext): Promise<Reply> {
    signals.set(context.conversation.requestId, context.signal);
    return atGate(context);
  }
}

@Intents({ onFailure: 'The class is sorry.' })
export class FailingIntents {
  @Intent('fails')
  fails(): never {
    throw new Error('canary');
  }

  @Intent('fails.static', { onFailure: 'static' })
  failsStatic(): never {
    throw new Error('canary');
  }

  @Intent('fails.reply', { onFailure: Reply.text('Sorry.').image('https://shop.example.com/sorry.png') })
  failsReply(): never {
    throw new Error('canary');
  }

  @Intent('fails.function', {
    onFailure: (error, { language }) => `${error instanceof RangeError ? 'Range' : 'Other'} ${language}`,
  })
  failsFunction(): never {
    throw new RangeError('canary');
  }

  @Intent('fails.async', { onFailure: async () => Reply.text('Later words.') })
  failsAsync(): never {
    throw new Error('canary');
  }

  @Intent('fails.nothing', { onFailure: () => undefined })
  failsNothing(): never {
    throw new Error('canary');
  }

  @Intent('fails.twice', {
    onFailure: () => {
      throw new Error('canary in the policy');
    },
  })
  failsTwice(): never {
    throw new Error('canary');
  }

  @Intent('fails.hands', { onFailure: handOff() })
  failsHands(): never {
    throw new Error('canary');
  }

  @Intent('refused.hands', { onFailure: handOff() })
  @UseGuards({ canActivate: () => false })
  refusedHands(): string {
    return 'Welcome.';
  }

  @Intent('refused.login', { onFailure: handOff() })
  @UseGuards({ canActivate: () => Promise.reject(new UnauthorizedException()) })
  refusedLogin(): string {
    return 'Welcome.';
  }

  @Intent('refused.broken', { onFailure: 'Sorry.' })
  @UseGuards({ canActivate: () => Promise.reject(new TypeError('canary')) })
  refusedBroken(): string {
    return 'Welcome.';
  }
}

@Fallback()
export class Waiting {
  handle(context: IntentContext): Promise<Reply> {
    return atGate(context);
  }
}

@Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [LateIntents, FailingIntents, Waiting],
})
export class TimeModule {}
