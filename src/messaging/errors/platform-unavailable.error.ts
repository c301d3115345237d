import { MessagingError, type CallFailure, type OperationOutcome } from './messaging.error.js';

export interface UnavailableFailure extends CallFailure {
  /** The cause as a short code: `ECONNREFUSED`, `ENOTFOUND`, `STALE_CONNECTION`, `PROXY 407`, `HTTP 503`, ... */
  reason: string;
  outcome: OperationOutcome;
  /** The Retry-After of the platform, in milliseconds. */
  retryAfterMs?: number;
}

/** No connection, a broken connection, or a 5xx. The platform answers 500 for some unknown ids too. @see protocol.md 4.1 */
export class PlatformUnavailableError extends MessagingError {
  readonly reason: string;
  readonly retryAfterMs?: number;

  constructor(failure: UnavailableFailure) {
    super({
      ...failure,
      code: 'PLATFORM_UNAVAILABLE',
      message: `The platform did not do '${failure.operation}' (${failure.reason}).`,
      help: 'Try again later. If it keeps failing, check the platform address, DNS, the proxy (HTTPS_PROXY, NO_PROXY), the firewall, and the ids of the call.',
      retryable: true,
    });
    this.reason = failure.reason;
    if (failure.retryAfterMs !== undefined) this.retryAfterMs = failure.retryAfterMs;
  }
}
