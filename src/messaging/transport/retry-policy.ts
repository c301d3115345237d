import type { MessagingError } from '../errors/index.js';
import { CircuitOpenError, PlatformUnavailableError, RateLimitedError } from '../errors/index.js';
import type { Operation } from '../operations/operation.interface.js';

/**
 * Whether a failed call may be retried: idempotent calls always, other calls only if the platform certainly did
 * nothing, or can be queried. While the circuit is open, retries are useless. @see protocol.md 8
 */
export function mayRepeat(operation: Operation<unknown>, error: MessagingError, canAsk: boolean): boolean {
  if (!error.retryable || error instanceof CircuitOpenError) return false;
  if (error.outcome === 'not-done' || operation.repeat === 'safe') return true;
  return operation.repeat === 'checked' && canAsk;
}

/**
 * The delay before the next attempt. It doubles, and half of it is random, so that callers do not retry at the same
 * time.
 */
export function pauseBefore(attempt: number, error: MessagingError, backoffMs: number): number {
  if (error instanceof RateLimitedError) return 0;
  const full = backoffMs * 2 ** (attempt - 1);
  const pause = full / 2 + (Math.random() * full) / 2;
  const asked = error instanceof PlatformUnavailableError ? error.retryAfterMs : undefined;
  return Math.max(pause, asked ?? 0);
}
