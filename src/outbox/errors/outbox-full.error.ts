import { FulfillmentError } from '../../common/index.js';

/** The outbox in memory holds as many deliveries as it may. Nothing was accepted; the platform shows the static reply. */
export class OutboxFullError extends FulfillmentError {
  /** The HTTP status when it ends a webhook request. */
  readonly status = 503;
  /** A job that fails with it is tried again: there may be room then. */
  readonly retryable = true;

  constructor(readonly limit: number) {
    super({
      code: 'OUTBOX_FULL',
      message: `The outbox is full: ${limit} deliveries wait.`,
      help: 'See whether the platform answers. Raise OUTBOX_LIMIT, or use a durable outbox, which has no such limit.',
    });
  }
}
