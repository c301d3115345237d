import type { EngineOptions } from './outbox-engine.interface.js';

const MOST_DOUBLINGS = 16;

/** Doubles with each attempt. Half of the delay is random, so jobs that failed together are not retried together. */
export function retryDelay(
  attempt: number,
  { retryDelayMs, maxRetryDelayMs }: Pick<EngineOptions, 'retryDelayMs' | 'maxRetryDelayMs'>,
): number {
  const full = retryDelayMs * 2 ** Math.min(attempt, MOST_DOUBLINGS);
  return Math.min(maxRetryDelayMs, full / 2 + (full / 2) * Math.random());
}
