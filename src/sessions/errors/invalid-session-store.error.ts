import { FulfillmentError } from '../../common/index.js';

/** The service was given a store for sessions that it cannot use. */
export class InvalidSessionStoreError extends FulfillmentError {
  constructor(problem: string, help: string) {
    super({ code: 'INVALID_SESSION_STORE', message: `The option sessionStore: ${problem}.`, help });
  }
}
