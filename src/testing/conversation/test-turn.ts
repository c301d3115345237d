import type { EngineEvent } from '../../playground/index.js';
import { allButtons, type TestButton, type TestMessage } from './test-message.js';
import type { SentCall, TurnRecord, WireAnswer } from './turn-record.js';

/** The state of a conversation after a turn. */
export interface TestTurnOutcome {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly handedOff: boolean;
  readonly closed: boolean;
}

/**
 * The result of one action of the user, at the time when the user could write again. Later messages are in {@link
 * late}.
 *
 * @publicApi
 */
export class TestTurn {
  /** The variables after the turn, without those of the platform itself. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The conversation was handed off to agents. */
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

  /** The messages that the user sees, in order: from the answer, from the bot's design and from the messaging API. */
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

  /** Messages that arrived after the turn: late replies, deliveries of the outbox. It grows; see {@link finished}. */
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

  /** The user saw the static reply of the intent instead of the service's. */
  get static(): boolean {
    return this.events.some((event) => event.type === 'verdict' && event.verdict === 'static');
  }

  /** The webhook's answer; undefined if it was not called. For several calls of one turn, the first. */
  get wire(): WireAnswer | undefined {
    return this.wires[0];
  }

  /** The same for each call: blocks that lead to blocks call more than once. */
  get wires(): readonly WireAnswer[] {
    return this.#record.wires;
  }

  /** The block that the bot chose for the user's action. */
  get intent(): string | undefined {
    return this.events.find((event) => event.type === 'intent-matched')?.intent;
  }

  /** Class and method of the handler of the last call. */
  get handler(): string | undefined {
    return this.#record.handler;
  }

  /** The handler's error, or the reason why the service rejected the call. */
  get error(): unknown {
    return this.#record.error;
  }

  /** All actions of the bot, in order. */
  get events(): readonly EngineEvent[] {
    return this.#record.events;
  }

  /**
   * Resolves when all work of the turn in the service has ended: the handler has returned, and its late messages are in
   * {@link late}.
   */
  async finished(): Promise<this> {
    await this.#record.finished();
    return this;
  }
}

function textsOf(messages: readonly TestMessage[]): string[] {
  return messages.map(({ text }) => text).filter((text) => text !== '');
}
