import { FulfillmentError } from '../../common/index.js';

/**
 * Another process uses the directory of the embedded outbox. Two processes on one directory would lose deliveries
 * silently.
 */
export class OutboxLockedError extends FulfillmentError {
  constructor(directory: string, owner: string) {
    super({
      code: 'OUTBOX_LOCKED',
      message: `The outbox directory ${directory} is in use by ${owner}.`,
      help: 'Stop the other process first, or give each its own OUTBOX_DIR. For several instances use OUTBOX=postgres.',
    });
  }
}
