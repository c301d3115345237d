import { FulfillmentError } from '../../common/index.js';

/** DeliveryModule was given options with which no outbox can be made. */
export class InvalidDeliveryOptionsError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'INVALID_DELIVERY_OPTIONS', message: `DeliveryModule: ${problem}.`, help });
  }
}
