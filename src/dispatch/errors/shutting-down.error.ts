import { FulfillmentError } from '../../common/index.js';

/** The reason of `ctx.signal` when the service stops and SHUTDOWN_TIMEOUT_MS is over. */
export class ShuttingDownError extends FulfillmentError {
  readonly status = 503;
  /** A durable turn that ends with it is retried by the next process. */
  readonly retryable = true;

  constructor() {
    super({
      code: 'SHUTTING_DOWN',
      message: 'The service is shutting down.',
      help: 'Raise SHUTDOWN_TIMEOUT_MS, and the time that the process gets to stop.',
    });
  }
}
