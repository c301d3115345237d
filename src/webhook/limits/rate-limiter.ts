import { LRUCache } from 'lru-cache';

const MINUTE_MS = 60_000;
const KEYS = 10_000;

/**
 * So many calls a minute for each key, and as many at once after a quiet minute (GCRA: one number a key, no timers).
 * The keys that were not seen for longest are forgotten first, so memory has a bound; who is forgotten starts afresh.
 */
export class RateLimiter {
  private readonly interval: number;
  /** For each key, when all that it has used will have been given back. */
  private readonly paidUntil = new LRUCache<string, number>({ max: KEYS });

  /** @param perMinute 0 for no limit */
  constructor(
    perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.interval = perMinute === 0 ? 0 : MINUTE_MS / perMinute;
  }

  /** Seconds after which one more call is let through, when no other comes. */
  get retryAfter(): number {
    return Math.ceil(this.interval / 1000);
  }

  /** False: this call is one too many. */
  take(key: string): boolean {
    if (this.interval === 0) return true;
    const now = this.now();
    const next = Math.max(now, this.paidUntil.get(key) ?? 0) + this.interval;
    if (next - now > MINUTE_MS + this.interval / 2) return false;
    this.paidUntil.set(key, next);
    return true;
  }
}
