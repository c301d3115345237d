import { MessagingError, type CallFailure } from './messaging.error.js';

/** The platform does not accept the credential: 401, or 403 for a malformed Authorization. @see protocol.md 4.1 */
export class TokenRejectedError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'TOKEN_REJECTED',
      message: `The platform refused the credential of '${failure.operation}'.`,
      help: 'Use the token of the webhook call unchanged. A token becomes invalid when its bot is deleted or its secret changes; a platform that did not issue the token rejects it too.',
      retryable: false,
    });
  }
}
