import { FulfillmentError } from '../../common/index.js';

/** The outbox in memory has reached its limit. Nothing was accepted; the platform shows the static reply. */
export class OutboxFullError extends FulfillmentError {
  /** The HTTP status if the error ends a webhook request. */
  readonly status = 503;
  /** A job that fails with this error is retried: the outbox may have room by then. */
  readonly retryable = true;

  constructor(readonly limit: number) {
    super({
      code: 'OUTBOX_FULL',
      message: `The outbox is full: ${limit} deliveries wait.`,
      help: 'Check whether the platform answers. Raise OUTBOX_MAX_JOBS, or use a durable outbox, which has no such limit.',
    });
  }
}
