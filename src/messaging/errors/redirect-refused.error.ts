import { MessagingError, type CallFailure } from './messaging.error.js';

/**
 * The platform answered with a redirect. Redirects are never followed: the credential is sent only to the configured
 * platform.
 */
export class RedirectRefusedError extends MessagingError {
  constructor(failure: CallFailure) {
    super({
      ...failure,
      code: 'REDIRECT_REFUSED',
      message: `The platform answered '${failure.operation}' with a redirect, which is not followed.`,
      help: 'Set the platform address to the final one: https, the right host, the version path and no trailing slash.',
      retryable: false,
    });
  }
}
