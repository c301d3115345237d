import type { Clock } from './clock/index.js';
import { outsideScopes } from './scoped-value.js';

export interface RememberedOptions {
  /** Time to live, in milliseconds. */
  readonly windowMs: number;
  /** At least this number of the latest entries is kept, and never more than twice as many. */
  readonly entries: number;
  /** The same for the sum of their sizes. */
  readonly size?: number;
}

/** Timers may fire a little early. */
const LATER_MS = 10;

interface Entry<T> {
  readonly value: T;
  readonly until: number;
}

/**
 * A bounded cache whose entries all have the same time to live, in two generations: the current map and the one before
 * it. When the current map is full or its time is over, it replaces the older map, which is dropped as a whole. So an
 * entry costs one write, memory is released when traffic ends, and one timer serves all entries.
 */
export class Remembered<Key extends string, T> {
  private recent = new Map<Key, Entry<T>>();
  private earlier: ReadonlyMap<Key, Entry<T>> = new Map<Key, Entry<T>>();
  private recentSize = 0;
  private turnedAt = -Infinity;
  private isWatched = false;

  constructor(
    private readonly clock: Clock,
    private readonly options: RememberedOptions,
  ) {}

  get(key: Key): T | undefined {
    const entry = this.recent.get(key) ?? this.earlier.get(key);
    return entry !== undefined && entry.until > this.clock.now() ? entry.value : undefined;
  }

  /** @param size a value larger than the limit for all sizes is not kept */
  set(key: Key, value: T, size = 0): void {
    const { windowMs, entries, size: most = Infinity } = this.options;
    if (size > most) return;
    if (this.recent.size >= entries || this.recentSize + size > most) this.turn();
    this.recent.set(key, { value, until: this.clock.now() + windowMs });
    this.recentSize += size;
    if (!this.isWatched) outsideScopes(() => this.watch());
  }

  private turn(): void {
    this.earlier = this.recent;
    this.recent = new Map();
    this.recentSize = 0;
    this.turnedAt = this.clock.now();
  }

  /** A timer of the process and not of the clock: releasing memory must not follow a test's clock. */
  private watch(): void {
    this.isWatched = true;
    setTimeout(() => this.look(), this.options.windowMs + LATER_MS).unref();
  }

  private look(): void {
    this.isWatched = false;
    if (this.clock.now() - this.turnedAt >= this.options.windowMs) this.turn();
    if (this.recent.size + this.earlier.size > 0) this.watch();
  }
}
