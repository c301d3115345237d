import { FulfillmentError, redactText } from '../../common/index.js';
import type { FailureReason } from '../engines/outbox-engine.interface.js';

/**
 * Our errors hold no secret by their contract, those that a team derives from them may: reasons are kept in clear, so
 * they are masked. Of all others only the name of the class is kept: messages repeat what they got.
 */
export function failureReasonOf(error: unknown): FailureReason {
  if (error instanceof FulfillmentError) {
    return { code: error.code, message: redactText(error.message), help: redactText(error.help) };
  }
  const name = error instanceof Error ? error.name : typeof error;
  return { code: 'JOB_FAILED', message: `The processor of the job failed with ${name}.` };
}

/** Errors that say so decide. Of the others, ours would only repeat themselves; those of a processor may pass. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof Error && 'retryable' in error && typeof error.retryable === 'boolean') {
    return error.retryable;
  }
  return !(error instanceof FulfillmentError);
}
