import { Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../common/index.js';
import type { ConversationKey } from '../../protocol/index.js';
import type { SaveSessionOptions, SessionRecord, SessionStore } from '../session-store.interface.js';

interface Kept extends SessionRecord {
  /** By the clock. */
  readonly until: number;
}

const REPORT_MS = 60_000;

/**
 * Sessions that end with the process. Bounded: the one that was not used for longest makes room, which the log says once
 * a minute, because somebody's conversation begins anew by it.
 */
export class MemorySessionStore implements SessionStore {
  private readonly logger = new Logger('Sessions');
  private readonly sessions: LRUCache<ConversationKey, Kept>;
  private ended = 0;
  private reportedAt = -Infinity;

  constructor(
    private readonly limit: number,
    private readonly clock: Clock,
  ) {
    this.sessions = new LRUCache({
      max: limit,
      dispose: (kept, _key, reason) => this.disposed(kept, reason),
    });
  }

  async load(conversation: ConversationKey): Promise<SessionRecord | undefined> {
    return this.present(conversation);
  }

  async save(
    conversation: ConversationKey,
    record: SessionRecord,
    { expected, ttlMs }: SaveSessionOptions,
  ): Promise<boolean> {
    if (this.present(conversation)?.version !== expected) return false;
    this.sessions.set(conversation, { ...record, until: this.clock.now() + ttlMs });
    return true;
  }

  async delete(conversation: ConversationKey): Promise<void> {
    this.sessions.delete(conversation);
  }

  private present(conversation: ConversationKey): Kept | undefined {
    const kept = this.sessions.get(conversation);
    if (kept === undefined || kept.until > this.clock.now()) return kept;
    this.sessions.delete(conversation);
    return undefined;
  }

  private disposed({ until }: Kept, reason: LRUCache.DisposeReason): void {
    const now = this.clock.now();
    if (reason !== 'evict' || until <= now) return;
    this.ended += 1;
    if (now - this.reportedAt < REPORT_MS) return;
    this.reportedAt = now;
    this.logger.warn(
      `${this.ended} sessions ended before their time, because more than ${this.limit} are in use: raise SESSION_LIMIT, ` +
        'or set SESSIONS=postgres.',
    );
    this.ended = 0;
  }
}
