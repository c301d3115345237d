import type { EngineEvent } from '../../playground/index.js';
import type { TestMessage } from './test-message.js';

/** One HTTP request of the service to the platform: an attempt of an operation. */
export interface SentCall {
  /** As docs/messaging.md names it: `send`, `handOff`, … */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** Undefined where no answer came. */
  readonly status?: number;
  readonly answer?: unknown;
}

/** What the webhook answered. */
export interface WireAnswer {
  /** 0 where the connection was dropped. */
  readonly status: number;
  /** The parsed body, or its text where it is no JSON; undefined where it is empty. */
  readonly json: unknown;
}

/** What is known of a turn so far. It is written to as long as anything of it goes on. */
export class TurnRecord {
  readonly messages: TestMessage[] = [];
  readonly late: TestMessage[] = [];
  readonly sent: SentCall[] = [];
  readonly wires: WireAnswer[] = [];
  readonly events: EngineEvent[] = [];
  handler?: string;
  error?: unknown;
  /** The user could write again. */
  isOver = false;
  #openCalls = 0;
  #waiting: (() => void)[] = [];

  constructor(readonly requestId: string) {}

  see(messages: readonly TestMessage[]): void {
    (this.isOver ? this.late : this.messages).push(...messages);
  }

  callOpened(): void {
    this.#openCalls += 1;
  }

  callEnded(): void {
    this.#openCalls -= 1;
    if (this.#openCalls === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when no call of the turn goes on in the service. */
  finished(): Promise<void> {
    return this.#openCalls === 0
      ? Promise.resolve()
      : new Promise((resolve) => void this.#waiting.push(resolve));
  }
}
