import { outsideScopes, type Clock } from '../../common/index.js';
import type { ConversationKey } from '../../protocol/index.js';

/** How long one that is due may stay: a busy service looks so often, not at each of them. */
const LOOK_EVERY_MS = 50;

/**
 * The conversations that have nothing under way but an answer that may not be shown yet: the time of each, and nothing
 * of its turn. One timer forgets them all; a timer of each turn's own would keep the turn, with all that its request
 * carried, for as long as it waits.
 */
export class Settling {
  /** In the order in which they came: all wait about equally long, so the first is the next to be looked at. */
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

  /** Its time, the past where there is none. It has something under way again, so it is forgotten here. */
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
