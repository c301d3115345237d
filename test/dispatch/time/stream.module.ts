import { Module } from '@nestjs/common';
import {
  FulfillmentModule,
  Intent,
  type IntentContext,
  Intents,
  Reply,
  ReplyError,
} from '../../../src/index.js';
import { Gate } from './gate.js';

const gates = new Map<string, Gate>();
/** Conversations whose generator was closed. */
export const closed = new Set<string>();

/** Each conversation has its own gate, where its stream waits between two messages. */
export function gateOf(requestId: string): Gate {
  let gate = gates.get(requestId);
  if (gate === undefined) gates.set(requestId, (gate = new Gate()));
  return gate;
}

@Intents({ onFailure: 'It broke off.' })
export class StreamIntents {
  @Intent('quick')
  async *quick(): AsyncGenerator<string | Reply> {
    yield 'One';
    yield Reply.text('Two');
  }

  @Intent('empty')
  async *empty(): AsyncGenerator<string> {
    yield* [];
  }

  @Intent('slow')
  async *slow({ conversation }: IntentContext): AsyncGenerator<string> {
    try {
      yield 'One';
      await gateOf(conversation.requestId).pass();
      yield 'Two';
      await gateOf(conversation.requestId).pass();
      yield 'Three';
    } finally {
      closed.add(conversation.requestId);
    }
  }

  @Intent('slow.placeholder', { placeholder: 'Let me think…' })
  slowWithPlaceholder(context: IntentContext): AsyncGenerator<string> {
    return this.slow(context);
  }

  @Intent('slow.timeout', { timeout: 300 })
  slowWithTimeout(context: IntentContext): AsyncGenerator<string> {
    return this.slow(context);
  }

  @Intent('fails.early')
  async *failsEarly(): AsyncGenerator<string> {
    yield 'One';
    throw new Error('canary');
  }

  @Intent('ends.with.words')
  async *endsWithWords(): AsyncGenerator<string> {
    yield 'One';
    throw new ReplyError('And no more.');
  }

  @Intent('no.reply')
  async *noReply({ conversation }: IntentContext): AsyncGenerator<string> {
    yield 'One';
    await gateOf(conversation.requestId).pass();
    yield 5 as unknown as string;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [StreamIntents] })
export class StreamModule {}
