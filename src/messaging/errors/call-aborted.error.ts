import { MessagingError, type OperationOutcome } from './messaging.error.js';

/** The caller's AbortSignal ended the call. */
export class CallAbortedError extends MessagingError {
  constructor(operation: string, outcome: OperationOutcome) {
    super({
      operation,
      code: 'CALL_ABORTED',
      message: `'${operation}' was given up by its caller.`,
      help: 'Nothing is wrong with the platform. Do not pass the signal where the call must be made in any case.',
      retryable: false,
      outcome,
    });
  }
}
