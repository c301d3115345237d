import { FulfillmentError } from '../../common/index.js';

/** The details of a failed call. */
export interface CallFailure {
  /** Name of the operation, as in docs/messaging.md: `send`, `handOff`, ... */
  operation: string;
  /** HTTP status of the platform's answer, if there was one. */
  status?: number;
  /** The platform's error text: at most 300 characters, credentials masked. Untrusted. */
  platformMessage?: string;
}

export interface MessagingErrorDetails extends CallFailure {
  code: string;
  message: string;
  help: string;
  retryable: boolean;
  outcome?: OperationOutcome;
}

/** `not-done`: the platform did nothing. `unknown`: it may have processed the call before the answer was lost. */
export type OperationOutcome = 'not-done' | 'unknown';

/**
 * The base of all errors of calls to the platform: the operation, the status, and whether a retry is safe.
 *
 * It never has the HTTP library's error as its cause, because that holds the Authorization header.
 * @see protocol.md 4.1
 */
export abstract class MessagingError extends FulfillmentError {
  readonly operation: string;
  readonly status?: number;
  /** The platform's error text: at most 300 characters, credentials masked. Untrusted: do not show it to users. */
  readonly platformMessage?: string;
  /** A later attempt may succeed. Check {@link outcome} before you repeat an operation that must not happen twice. */
  readonly retryable: boolean;
  readonly outcome: OperationOutcome;

  protected constructor(details: MessagingErrorDetails) {
    super({ code: details.code, message: details.message, help: details.help });
    this.operation = details.operation;
    this.retryable = details.retryable;
    this.outcome = details.outcome ?? 'not-done';
    if (details.status !== undefined) this.status = details.status;
    if (details.platformMessage !== undefined) this.platformMessage = details.platformMessage;
  }
}
