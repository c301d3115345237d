import { FulfillmentError } from '../../common/index.js';

/** The options of MessagingModule are invalid. Thrown at startup. */
export class InvalidMessagingOptionsError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'INVALID_MESSAGING_OPTIONS', message: `MessagingModule cannot start: ${problem}.`, help });
  }
}
