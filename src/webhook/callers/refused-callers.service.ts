import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { lazy } from '../../common/index.js';
import { addressGroup } from '../../http/index.js';

const WINDOW_MS = 60_000;
const ADDRESSES = 10_000;
/** Per window and address: this number of rejections is logged one by one, and answered without delay. */
const LOGGED = 10;
const UNDELAYED = 20;
const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2000;
/** Maximum number of delayed answers, for all addresses together, so that delays cannot fill the memory. */
const WAITING = 256;

/**
 * Keeps count of rejected callers: it limits the log lines per address, and slows down repeated failures. Only
 * rejections are delayed. All bots of a platform come from a few addresses, and one with a wrong secret must not stop
 * the others, so an address is never blocked.
 */
@Injectable()
export class RefusedCallers {
  private readonly logger = new Logger('Callers');
  private readonly refusals = lazy(
    () => new LRUCache<string, { count: number }>({ max: ADDRESSES, ttl: WINDOW_MS }),
  );
  private waiting = 0;

  /** Resolves when the rejection may be sent. @param reason the failed check, nothing of the call */
  async note(address: string, reason: string): Promise<void> {
    const count = this.count(addressGroup(address));
    if (count <= LOGGED) this.logger.warn(`Rejected a caller at ${address}: ${reason}`);
    if (count === LOGGED) this.logger.warn(`Suppressing further rejections from ${address} for one minute`);
    if (count <= UNDELAYED || this.waiting >= WAITING) return;
    this.waiting += 1;
    try {
      await sleep(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (count - UNDELAYED - 1)));
    } finally {
      this.waiting -= 1;
    }
  }

  private count(group: string): number {
    const known = this.refusals().get(group);
    if (known !== undefined) return (known.count += 1);
    this.refusals().set(group, { count: 1 });
    return 1;
  }
}
