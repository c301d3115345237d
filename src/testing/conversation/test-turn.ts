import type { EngineEvent } from '../../playground/index.js';
import { allButtons, type TestButton, type TestMessage } from './test-message.js';
import type { SentCall, TurnRecord, WireAnswer } from './turn-record.js';

/** Where a conversation stands after a turn. */
export interface TestTurnOutcome {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly handedOff: boolean;
  readonly closed: boolean;
}

/**
 * What came of one thing that the user did, when the user could write again. What arrives later is in {@link late}.
 *
 * @publicApi
 */
export class TestTurn {
  /** Of the conversation after the turn, without those that the platform sets itself. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The conversation has left the bot for people. */
  readonly handedOff: boolean;
  /** The conversation is closed. */
  readonly closed: boolean;
  readonly #record: TurnRecord;

  constructor(record: TurnRecord, { variables, handedOff, closed }: TestTurnOutcome) {
    this.#record = record;
    this.variables = variables;
    this.handedOff = handedOff;
    this.closed = closed;
  }

  /** What the user sees, in order: from the answer, from the bot's design and from the messaging API. */
  get messages(): readonly TestMessage[] {
    return this.#record.messages;
  }

  /** The texts of {@link messages}, those without one left out. */
  get texts(): readonly string[] {
    return textsOf(this.messages);
  }

  /** All buttons of {@link messages}, those of cards too. */
  get buttons(): readonly TestButton[] {
    return this.messages.flatMap(allButtons);
  }

  /** What arrived after the turn: late replies, deliveries of the outbox. It grows; see {@link finished}. */
  get late(): readonly TestMessage[] {
    return this.#record.late;
  }

  get lateTexts(): readonly string[] {
    return textsOf(this.late);
  }

  /** Every request of the service to the platform on behalf of the turn, in order. */
  get sent(): readonly SentCall[] {
    return this.#record.sent;
  }

  /** The user saw nothing. */
  get silent(): boolean {
    return this.messages.length === 0;
  }

  /** The user saw the reply that was designed for the intent, in the place of the service's. */
  get static(): boolean {
    return this.events.some((event) => event.type === 'verdict' && event.verdict === 'static');
  }

  /** What the webhook answered; undefined if it was not asked. Of several calls of one turn, the first. */
  get wire(): WireAnswer | undefined {
    return this.wires[0];
  }

  /** The same for each call: blocks that lead to blocks call more than once. */
  get wires(): readonly WireAnswer[] {
    return this.#record.wires;
  }

  /** The block that the bot chose for what the user did. */
  get intent(): string | undefined {
    return this.events.find((event) => event.type === 'intent-matched')?.intent;
  }

  /** Class and method that took the last call. */
  get handler(): string | undefined {
    return this.#record.handler;
  }

  /** What the handler threw, or why the service refused the call. */
  get error(): unknown {
    return this.#record.error;
  }

  /** All that the bot did, in order. */
  get events(): readonly EngineEvent[] {
    return this.#record.events;
  }

  /** Resolves when nothing of the turn goes on in the service: the handler is back, and what it said late is in {@link late}. */
  async finished(): Promise<this> {
    await this.#record.finished();
    return this;
  }
}

function textsOf(messages: readonly TestMessage[]): string[] {
  return messages.map(({ text }) => text).filter((text) => text !== '');
}
