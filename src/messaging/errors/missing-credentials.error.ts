import { MessagingError } from './messaging.error.js';

/** No credentials are configured for the project. */
export class MissingCredentialsError extends MessagingError {
  constructor(operation: string) {
    super({
      operation,
      code: 'MISSING_CREDENTIALS',
      message: `No project credentials are configured for '${operation}'.`,
      help: 'Give the project credentials in the projects file, or in the option "credentials" for its id or "*".',
      retryable: false,
    });
  }
}
