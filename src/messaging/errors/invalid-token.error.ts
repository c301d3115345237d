import { MessagingError } from './messaging.error.js';

/** The token cannot be a credential: empty, or with line breaks or spaces inside. Nothing was sent. @see protocol.md 5.2 */
export class InvalidTokenError extends MessagingError {
  constructor(operation: string) {
    super({
      operation,
      code: 'INVALID_TOKEN',
      message: `The token of '${operation}' is not a token: it is empty, or contains characters that a token cannot have.`,
      help: 'Pass the token of the webhook call unchanged: raw or as "JWT <token>".',
      retryable: false,
    });
  }
}
