import { MessagingError } from './messaging.error.js';

/** The token cannot be a credential: empty, or with line breaks or spaces inside. Nothing was sent. @see protocol.md 5.2 */
export class InvalidTokenError extends MessagingError {
  constructor(operation: string) {
    super({
      operation,
      code: 'INVALID_TOKEN',
      message: `The token of '${operation}' is not one: it is empty, or holds characters that no token has.`,
      help: 'Pass the token of the webhook call as it came: raw or as "JWT <token>", in one piece.',
      retryable: false,
    });
  }
}
