import type { Clock } from './clock/index.js';
import { outsideScopes } from './scoped-value.js';

export interface RememberedOptions {
  /** For how long, in milliseconds. */
  readonly windowMs: number;
  /** So many of the latest are kept for sure, and never more than twice as many. */
  readonly entries: number;
  /** The same for their sizes together. */
  readonly size?: number;
}

/** Timers may come a little early. */
const LATER_MS = 10;

interface Entry<T> {
  readonly value: T;
  readonly until: number;
}

/**
 * What is remembered for a fixed time, within a bound. All live equally long, so there are two maps: that of now, and
 * the one before it. When the first is full or its time is over it takes the place of the second, which is let go as a
 * whole. So an entry costs one write, memory is given back when traffic ends, and there is one timer for all.
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

  /** @param size a value that is larger than all may be together is not kept */
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

  /** By a timer of the process: to give memory back is nothing that happens in the time of turns. */
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
