import { FulfillmentError } from '../../common/index.js';

/** MessagingModule was given options that it cannot work with. Thrown at boot. */
export class InvalidMessagingOptionsError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'INVALID_MESSAGING_OPTIONS', message: `MessagingModule cannot start: ${problem}.`, help });
  }
}
