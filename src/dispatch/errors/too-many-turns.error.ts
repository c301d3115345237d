import { FulfillmentError } from '../../common/index.js';

/** The queue is full: the turn is not taken at all, and the platform shows the designed reply. */
export class TooManyTurnsError extends FulfillmentError {
  readonly status = 503;
  /** A durable turn that ends with it is tried again. */
  readonly retryable = true;

  constructor(
    /** Whose turns are too many: those of the turn's own conversation, or of all together. */
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
