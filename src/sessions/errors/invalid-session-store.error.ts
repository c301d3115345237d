import { FulfillmentError } from '../../common/index.js';

/** The option `sessionStore` is not a usable store. */
export class InvalidSessionStoreError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'INVALID_SESSION_STORE', message: `The option sessionStore: ${problem}.`, help });
  }
}
