import { MessagingError } from './messaging.error.js';

/** An argument that the platform does not accept. Nothing was sent. */
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
