import { MessagingError, type OperationOutcome } from './messaging.error.js';

/** The caller's AbortSignal ended the call. */
export class CallAbortedError extends MessagingError {
  constructor(operation: string, outcome: OperationOutcome) {
    super({
      operation,
      code: 'CALL_ABORTED',
      message: `'${operation}' was aborted by its caller.`,
      help: 'The platform is not the cause. Do not pass the signal if the call must be made in any case.',
      retryable: false,
      outcome,
    });
  }
}
