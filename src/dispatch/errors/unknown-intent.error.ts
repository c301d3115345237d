import { FulfillmentError } from '../../common/index.js';

/** No handler and no fallback takes the intent: the platform shows its static reply. */
export class UnknownIntentError extends FulfillmentError {
  readonly status = 404;
  /** A durable turn that ends with it is retried: another version of the service may have the handler. */
  readonly retryable = true;

  constructor() {
    super({
      code: 'UNKNOWN_INTENT',
      message: 'No handler takes this intent.',
      help:
        "Decorate a class or a method with @Intent and the intent's display name, or with @Fallback() for every intent " +
        "that has no handler, 'defaultFallback' included; or switch the intent's fulfillment off.",
    });
  }
}
