import { FulfillmentError } from '../../common/index.js';

/** The handler threw, or gave back something that is no reply. What it was is in the log, never in the answer. */
export class HandlerFailedError extends FulfillmentError {
  /** Of a durable turn: what is refused (a status below 500) would be refused again. */
  readonly retryable: boolean;

  constructor(
    /** HTTP status of the answer: 500, or that of the HttpException or error of ours that the handler or a guard threw. */
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
