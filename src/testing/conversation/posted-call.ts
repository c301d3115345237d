import type { SentCall, TurnRecord, WireAnswer } from './turn-record.js';

/** The result of a request that a test sent to the webhook itself. */
export class PostedCall implements WireAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly #record: TurnRecord;

  constructor(record: TurnRecord, { status, json }: WireAnswer) {
    this.status = status;
    this.json = json;
    this.#record = record;
  }

  /** Every request of the service to the platform on behalf of the call, in order. */
  get sent(): readonly SentCall[] {
    return this.#record.sent;
  }

  /** Class and method of the handler. */
  get handler(): string | undefined {
    return this.#record.handler;
  }

  /** The handler's error, or the reason of a rejection. */
  get error(): unknown {
    return this.#record.error;
  }

  /** Resolves when all work of the call in the service has ended. */
  async finished(): Promise<this> {
    await this.#record.finished();
    return this;
  }
}
