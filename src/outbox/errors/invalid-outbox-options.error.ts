import { FulfillmentError } from '../../common/index.js';

/** The options of OutboxModule are missing or invalid. */
export class InvalidOutboxOptionsError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'INVALID_OUTBOX_OPTIONS', message: `OutboxModule: ${problem}.`, help });
  }
}
