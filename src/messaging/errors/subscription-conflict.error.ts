import { MessagingError } from './messaging.error.js';

/**
 * The platform answered the creation of a subscription with an existing one of the same event and another target.
 * @see protocol.md 7.1
 */
export class SubscriptionConflictError extends MessagingError {
  constructor(operation: string) {
    super({
      operation,
      code: 'SUBSCRIPTION_CONFLICT',
      message: `The platform answered '${operation}' with a subscription to another target.`,
      help: 'The subscription exists already. List the subscriptions, delete the old one and create it again.',
      retryable: false,
    });
  }
}
