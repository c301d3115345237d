import { MessagingError } from './messaging.error.js';

/** The circuit is open after consecutive failures of the platform. Nothing was sent. */
export class CircuitOpenError extends MessagingError {
  constructor(
    operation: string,
    /** Host and port of the platform. */
    readonly host: string,
  ) {
    super({
      operation,
      code: 'CIRCUIT_OPEN',
      message: `'${operation}' was not sent: the last calls to the platform all failed, and the circuit is open.`,
      help: 'Try again later: the circuit closes automatically. MessagingService.status() shows the state.',
      retryable: true,
    });
  }
}
