import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { addressGroup } from '../../http/index.js';

const WINDOW_MS = 60_000;
const ADDRESSES = 10_000;
/** In a window, for one address: so many refusals are logged one by one, and so many are answered at once. */
const LOGGED = 10;
const UNDELAYED = 20;
const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2000;
/** Answers that wait at the same time, for all addresses together: waiting must not become a way to fill the memory. */
const WAITING = 256;

/**
 * Remembers who was refused: logs it, so that one address cannot fill the log, and slows down who keeps trying. Only
 * refusals wait. All bots of a platform come from a few addresses, and one with a wrong secret must not stop the
 * others, so an address is never shut out.
 */
@Injectable()
export class RefusedCallers {
  private readonly logger = new Logger('Callers');
  private readonly refusals = new LRUCache<string, { count: number }>({ max: ADDRESSES, ttl: WINDOW_MS });
  private waiting = 0;

  /** Resolves when the refusal may be answered. @param reason which check failed, nothing of the call */
  async note(address: string, reason: string): Promise<void> {
    const count = this.count(addressGroup(address));
    if (count <= LOGGED) this.logger.warn(`Refused a caller at ${address}: ${reason}`);
    if (count === LOGGED) this.logger.warn(`More of ${address} is not logged for a minute`);
    if (count <= UNDELAYED || this.waiting >= WAITING) return;
    this.waiting += 1;
    try {
      await sleep(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (count - UNDELAYED - 1)));
    } finally {
      this.waiting -= 1;
    }
  }

  private count(group: string): number {
    const known = this.refusals.get(group);
    if (known !== undefined) return (known.count += 1);
    this.refusals.set(group, { count: 1 });
    return 1;
  }
}
