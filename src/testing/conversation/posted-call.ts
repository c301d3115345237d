import type { SentCall, TurnRecord, WireAnswer } from './turn-record.js';

/** What came of a request that a test sent to the webhook itself. */
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

  /** Class and method that took it. */
  get handler(): string | undefined {
    return this.#record.handler;
  }

  /** What the handler threw, or why the call was refused. */
  get error(): unknown {
    return this.#record.error;
  }

  /** Resolves when nothing of the call goes on in the service. */
  async finished(): Promise<this> {
    await this.#record.finished();
    return this;
  }
}
