import { FulfillmentError } from '../../common/index.js';

/** The session store is unavailable. The changes of the turn are most likely not kept. */
export class SessionUnavailableError extends FulfillmentError {
  readonly status = 503;
  /** A durable turn that ends with it is retried. */
  readonly retryable = true;

  constructor() {
    super({
      code: 'SESSION_UNAVAILABLE',
      message: 'The session store does not answer, or failed.',
      help: 'Check the database of SESSIONS (DATABASE_URL), or your own store. The log has the details.',
    });
  }
}
