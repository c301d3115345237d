import { FulfillmentError } from '../../common/index.js';

/** OutboxModule was given options with which no outbox can be made. */
export class InvalidOutboxOptionsError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'INVALID_OUTBOX_OPTIONS', message: `OutboxModule: ${problem}.`, help });
  }
}
