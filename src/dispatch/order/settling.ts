import { outsideScopes, type Clock } from '../../common/index.js';
import type { ConversationKey } from '../../protocol/index.js';

/** Shortest time between two sweeps: a busy service does not sweep for each conversation. */
const LOOK_EVERY_MS = 50;

/**
 * Cool-down of idle conversations: until when the platform may not have shown the last reply. Keeps one number per
 * conversation and nothing of its turn. One timer removes them all: a timer per turn would keep the turn, with its whole
 * request, in memory until it fires.
 */
export class Settling {
  /** In order of insertion. All wait about equally long, so the first one is due first. */
  private readonly times = new Map<ConversationKey, number>();
  private isWatched = false;

  constructor(private readonly clock: Clock) {}

  get size(): number {
    return this.times.size;
  }

  add(conversation: ConversationKey, until: number): void {
    if (until <= this.clock.now()) return;
    this.times.set(conversation, until);
    if (!this.isWatched) outsideScopes(() => this.watch(until - this.clock.now()));
  }

  /** Removes the conversation, which has a turn again. @returns its time; `-Infinity` if it has none */
  take(conversation: ConversationKey): number {
    const until = this.times.get(conversation);
    if (until === undefined) return -Infinity;
    this.times.delete(conversation);
    return until;
  }

  private watch(milliseconds: number): void {
    this.isWatched = true;
    this.clock.after(milliseconds, () => this.look());
  }

  private look(): void {
    this.isWatched = false;
    const now = this.clock.now();
    for (const [conversation, until] of this.times) {
      if (until > now) {
        this.watch(Math.max(until - now, LOOK_EVERY_MS));
        return;
      }
      this.times.delete(conversation);
    }
  }
}
