import { FulfillmentError } from '../../common/index.js';

/** The session was changed after the turn had read it. The changes of the turn are not kept. */
export class SessionConflictError extends FulfillmentError {
  readonly status = 503;
  /** A durable turn that ends with it is retried. */
  readonly retryable = true;

  constructor() {
    super({
      code: 'SESSION_CONFLICT',
      message: 'The session was changed by another turn, or deleted, while this one ran.',
      help: "Let the balancer send a conversation to one instance, and do not change sessions in turns of order 'parallel'.",
    });
  }
}
