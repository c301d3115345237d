import { MessagingError } from './messaging.error.js';

/** The platform failed so often in a row that it is left alone for a while. Nothing was sent. */
export class CircuitOpenError extends MessagingError {
  constructor(
    operation: string,
    /** Host and port of the platform. */
    readonly host: string,
  ) {
    super({
      operation,
      code: 'CIRCUIT_OPEN',
      message: `'${operation}' was not sent: the platform's last calls all failed, and it is given time to recover.`,
      help: 'Try again later: calls go out again by themselves. MessagingService.status() shows the state.',
      retryable: true,
    });
  }
}
