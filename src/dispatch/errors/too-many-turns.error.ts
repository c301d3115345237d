import { FulfillmentError } from '../../common/index.js';

/** The queue is full: the turn does not run, and the platform shows the static reply. */
export class TooManyTurnsError extends FulfillmentError {
  readonly status = 503;
  /** A durable turn that ends with it is retried. */
  readonly retryable = true;

  constructor(
    /** The limit that is exceeded: of the conversation, or of the whole service. */
    readonly scope: 'conversation' | 'service',
  ) {
    super({
      code: 'TOO_MANY_TURNS',
      message:
        scope === 'conversation'
          ? 'Too many turns of this conversation are waiting.'
          : 'The service has too many turns under way.',
      help: 'See MAX_WAITING_TURNS and MAX_OPEN_TURNS, and why handlers take so long.',
    });
  }
}
