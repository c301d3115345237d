import { MessagingError, type CallFailure } from './messaging.error.js';

/**
 * More than the platform accepts in one call (500 KB of JSON): detected before sending, or the platform's 413. @see
 * protocol.md 8
 */
export class RequestTooLargeError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'REQUEST_TOO_LARGE',
      message: `The request of '${failure.operation}' is too large for the platform.`,
      help: 'The platform accepts at most 500 KB of JSON per call. Send less, in several replies, or a link to the content.',
      retryable: false,
    });
  }
}
