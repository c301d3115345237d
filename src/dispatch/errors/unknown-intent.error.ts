import { FulfillmentError } from '../../common/index.js';

/** No handler and no fallback takes the intent: the platform shows the reply that was designed for it. */
export class UnknownIntentError extends FulfillmentError {
  readonly status = 404;

  constructor() {
    super({
      code: 'UNKNOWN_INTENT',
      message: 'No handler takes this intent.',
      help: "Decorate a class with @Intent and the intent's display name, or switch the intent's fulfillment off.",
    });
  }
}
