import { FulfillmentError, redactText } from '../../common/index.js';
import type { FailureReason } from '../engines/outbox-engine.interface.js';

/**
 * By contract, errors of this package contain no secrets. Errors that a team derives from them may, so their texts are
 * masked, because reasons are stored in plain text. For all other errors only the class name is stored: messages often
 * repeat their input.
 */
export function failureReasonOf(error: unknown): FailureReason {
  if (error instanceof FulfillmentError) {
    return { code: error.code, message: redactText(error.message), help: redactText(error.help) };
  }
  const name = error instanceof Error ? error.name : typeof error;
  return { code: 'JOB_FAILED', message: `The processor of the job failed with ${name}.` };
}

/**
 * An error with `retryable` decides. Other errors of this package would only repeat; errors of a processor may be
 * temporary.
 */
export function isRetryable(error: unknown): boolean {
  if (error instanceof Error && 'retryable' in error && typeof error.retryable === 'boolean') {
    return error.retryable;
  }
  return !(error instanceof FulfillmentError);
}
