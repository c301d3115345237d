import { FulfillmentError } from '../../common/index.js';

/**
 * The outbox could not do what was asked: its database is away, its disk is full, it is shutting down. A delivery that
 * fails with it was not accepted.
 */
export class OutboxUnavailableError extends FulfillmentError {
  /** The HTTP status when it ends a webhook request. */
  readonly status = 503;
  /** A job that fails with it is tried again: its database may be back then. */
  readonly retryable = true;

  /** @param reason reads on from a colon; never holds what came from outside */
  constructor(reason: string) {
    super({
      code: 'OUTBOX_UNAVAILABLE',
      message: `The outbox is not available: ${reason}.`,
      help: 'Check the database of the outbox (DATABASE_URL) or its directory (OUTBOX_DIR). The log says more.',
    });
  }
}
