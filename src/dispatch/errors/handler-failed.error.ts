import { FulfillmentError } from '../../common/index.js';

/** The handler threw, or its result is not a reply. The reason is in the log, never in the answer. */
export class HandlerFailedError extends FulfillmentError {
  /** For a durable turn: an error with a status below 500 would happen again. */
  readonly retryable: boolean;

  constructor(
    /** HTTP status of the answer: the status of the HttpException or FulfillmentError that was thrown, else 500. */
    readonly status: number,
    cause: unknown,
  ) {
    super({
      code: 'HANDLER_FAILED',
      message: 'The handler of this intent did not give a reply.',
      help: 'The log of the service has the reason.',
      cause,
    });
    this.retryable = status >= 500;
  }
}
