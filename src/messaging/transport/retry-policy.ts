import type { MessagingError } from '../errors/index.js';
import { CircuitOpenError, PlatformUnavailableError, RateLimitedError } from '../errors/index.js';
import type { Operation } from '../operations/operation.interface.js';

/**
 * Whether a failed call may be made again: what is safe to do twice, and everything else only when the platform surely
 * did nothing, or can be asked. While the circuit is open there is no use in trying. @see protocol.md 8
 */
export function mayRepeat(operation: Operation<unknown>, error: MessagingError, canAsk: boolean): boolean {
  if (!error.retryable || error instanceof CircuitOpenError) return false;
  if (error.outcome === 'not-done' || operation.repeat === 'safe') return true;
  return operation.repeat === 'checked' && canAsk;
}

/** The pause before the next attempt: doubling, varied by half so that callers do not come back together. */
export function pauseBefore(attempt: number, error: MessagingError, backoffMs: number): number {
  if (error instanceof RateLimitedError) return 0;
  const full = backoffMs * 2 ** (attempt - 1);
  const pause = full / 2 + (Math.random() * full) / 2;
  const asked = error instanceof PlatformUnavailableError ? error.retryAfterMs : undefined;
  return Math.max(pause, asked ?? 0);
}
