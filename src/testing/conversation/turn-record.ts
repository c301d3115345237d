import type { EngineEvent } from '../../playground/index.js';
import type { TestMessage } from './test-message.js';

/** One HTTP request of the service to the platform: an attempt of an operation. */
export interface SentCall {
  /** As docs/messaging.md names it: `send`, `handOff`, … */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** Undefined without an answer. */
  readonly status?: number;
  readonly answer?: unknown;
}

/** The webhook's response. */
export interface WireAnswer {
  /** 0 if the connection was dropped. */
  readonly status: number;
  /** The parsed body, or its text if it is not JSON; undefined if it is empty. */
  readonly json: unknown;
}

/** The known data of a turn. It grows until all work of the turn has ended. */
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

  /** Resolves when no call of the turn is running in the service. */
  finished(): Promise<void> {
    return this.#openCalls === 0
      ? Promise.resolve()
      : new Promise((resolve) => void this.#waiting.push(resolve));
  }
}
