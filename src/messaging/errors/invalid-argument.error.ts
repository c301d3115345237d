import { MessagingError } from './messaging.error.js';

/** An argument that the platform cannot take, found before anything was sent. */
export class InvalidArgumentError extends MessagingError {
  constructor(operation: string, problem: string, help: string) {
    super({
      operation,
      code: 'INVALID_ARGUMENT',
      message: `'${operation}' was not called: ${problem}.`,
      help,
      retryable: false,
    });
  }
}
