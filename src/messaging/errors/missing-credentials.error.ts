import { MessagingError } from './messaging.error.js';

/** No credentials are configured for the project. */
export class MissingCredentialsError extends MessagingError {
  constructor(operation: string) {
    super({
      operation,
      code: 'MISSING_CREDENTIALS',
      message: `No project credentials are configured for '${operation}'.`,
      help: 'Set the option "credentials" for the project id, or for "*".',
      retryable: false,
    });
  }
}
