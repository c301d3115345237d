import { FulfillmentError } from '../../common/index.js';

/** Somebody else changed the session after the turn had read it. What the turn changed is not kept. */
export class SessionConflictError extends FulfillmentError {
  readonly status = 503;
  /** A durable turn that ends with it is tried again. */
  readonly retryable = true;

  constructor() {
    super({
      code: 'SESSION_CONFLICT',
      message: 'The session was changed by another turn, or deleted, while this one ran.',
      help: "Let the balancer send a conversation to one instance, and do not change sessions in turns of order 'parallel'.",
    });
  }
}
