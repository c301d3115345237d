import { FulfillmentError } from '../../common/index.js';

/** The configured outbox is in the memory of the service: no other process can read it. Exit code 2. */
export class OutboxInMemoryError extends FulfillmentError {
  constructor() {
    super({
      code: 'OUTBOX_IN_MEMORY',
      message: 'The outbox of this configuration is in the memory of the service (OUTBOX=memory).',
      help: 'Use OUTBOX=postgres to access it from another process; inside the service OutboxService.deadLetters does the same.',
    });
  }
}
