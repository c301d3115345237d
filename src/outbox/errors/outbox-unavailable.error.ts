import { FulfillmentError } from '../../common/index.js';

/**
 * The outbox is unavailable: its database does not answer, its disk is full, or it is shutting down. A delivery that
 * fails with it was not accepted.
 */
export class OutboxUnavailableError extends FulfillmentError {
  /** The HTTP status if it ends a webhook request. */
  readonly status = 503;
  /** A job that fails with it is retried, because its database may be available again then. */
  readonly retryable = true;

  /** @param reason continues after a colon; never holds external input */
  constructor(reason: string) {
    super({
      code: 'OUTBOX_UNAVAILABLE',
      message: `The outbox is unavailable: ${reason}.`,
      help: 'Check the database of the outbox (DATABASE_URL) or its directory (OUTBOX_DIR). The log has the details.',
    });
  }
}
