import { LRUCache } from 'lru-cache';
import { lazy } from '../../common/index.js';

const MINUTE_MS = 60_000;
const KEYS = 10_000;

/**
 * GCRA rate limiter: a number of calls per minute for each key, with a burst of the same size; one number per key, no
 * timers. Memory is bounded: the least recently seen keys are forgotten, and then start with a full burst.
 */
export class RateLimiter {
  private readonly interval: number;
  /** Theoretical arrival time (TAT) per key. */
  private readonly paidUntil = lazy(() => new LRUCache<string, number>({ max: KEYS }));

  /** @param perMinute 0 for no limit */
  constructor(
    perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.interval = perMinute === 0 ? 0 : MINUTE_MS / perMinute;
  }

  /** Seconds until the next call passes, if no other arrives. */
  get retryAfter(): number {
    return Math.ceil(this.interval / 1000);
  }

  /** False if this call exceeds the limit. */
  take(key: string): boolean {
    if (this.interval === 0) return true;
    const now = this.now();
    const next = Math.max(now, this.paidUntil().get(key) ?? 0) + this.interval;
    if (next - now > MINUTE_MS + this.interval / 2) return false;
    this.paidUntil().set(key, next);
    return true;
  }
}
