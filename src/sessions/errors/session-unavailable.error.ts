import { FulfillmentError } from '../../common/index.js';

/** The store of the sessions did not do what was asked. What the turn changed is most likely not kept. */
export class SessionUnavailableError extends FulfillmentError {
  readonly status = 503;
  /** A durable turn that ends with it is tried again. */
  readonly retryable = true;

  constructor() {
    super({
      code: 'SESSION_UNAVAILABLE',
      message: 'The store of the sessions does not answer, or failed.',
      help: 'Check the database of SESSIONS (DATABASE_URL), or your own store. The log says more.',
    });
  }
}
