import { FulfillmentError } from '../../common/index.js';

/** The reason of `ctx.signal` when the handler has run for its whole `timeout`. A later result is dropped. */
export class HandlerTimeoutError extends FulfillmentError {
  /** A durable turn that ends with it is retried. */
  readonly retryable = true;

  constructor(milliseconds: number) {
    super({
      code: 'HANDLER_TIMEOUT',
      message: `The handler was not done after ${milliseconds} ms.`,
      help: 'Give ctx.signal to what it waits for, or raise its timeout or HANDLER_TIMEOUT_MS.',
    });
  }
}
