import { Logger } from '@nestjs/common';
import type { Clock } from '../../common/index.js';
import { projectOf, type ConversationKey } from '../../protocol/index.js';
import type { SaveSessionOptions, SessionRecord, SessionStore } from '../session-store.interface.js';

interface Kept extends SessionRecord {
  /** Expiry time by the clock. */
  readonly until: number;
}

/** The sessions of one project, the least recently used first. */
type ProjectSessions = Map<ConversationKey, Kept>;

const REPORT_MS = 60_000;

/**
 * Sessions in memory, which end with the process. Bounded: a new session removes the least recently used one of the
 * project that has most of them, so a project that opens many removes its own. The log reports it once a minute,
 * because the conversation of a removed session starts over.
 */
export class MemorySessionStore implements SessionStore {
  private readonly logger = new Logger('Sessions');
  private readonly projects = new Map<string, ProjectSessions>();
  private size = 0;
  private ended = 0;
  private reportedAt = -Infinity;

  constructor(
    private readonly limit: number,
    private readonly clock: Clock,
  ) {}

  async load(conversation: ConversationKey): Promise<SessionRecord | undefined> {
    const kept = this.present(conversation);
    if (kept !== undefined) this.put(conversation, kept);
    return kept;
  }

  async save(
    conversation: ConversationKey,
    record: SessionRecord,
    { expected, ttlMs }: SaveSessionOptions,
  ): Promise<boolean> {
    if (this.present(conversation)?.version !== expected) return false;
    this.put(conversation, { ...record, until: this.clock.now() + ttlMs });
    if (this.size > this.limit) this.makeRoom();
    return true;
  }

  async delete(conversation: ConversationKey): Promise<void> {
    this.remove(conversation);
  }

  private present(conversation: ConversationKey): Kept | undefined {
    const kept = this.projects.get(projectOf(conversation))?.get(conversation);
    if (kept === undefined || kept.until > this.clock.now()) return kept;
    this.remove(conversation);
    return undefined;
  }

  /** As the most recently used one. */
  private put(conversation: ConversationKey, kept: Kept): void {
    this.remove(conversation);
    const project = projectOf(conversation);
    const sessions = this.projects.get(project) ?? new Map<ConversationKey, Kept>();
    this.projects.set(project, sessions.set(conversation, kept));
    this.size += 1;
  }

  private remove(conversation: ConversationKey): void {
    const project = projectOf(conversation);
    const sessions = this.projects.get(project);
    if (sessions?.delete(conversation) !== true) return;
    this.size -= 1;
    if (sessions.size === 0) this.projects.delete(project);
  }

  private makeRoom(): void {
    const [first, ...others] = this.projects.values();
    const most = others.reduce((one, other) => (other.size > one.size ? other : one), first);
    const [[conversation, { until }]] = most;
    this.remove(conversation);
    if (until > this.clock.now()) this.report();
  }

  private report(): void {
    const now = this.clock.now();
    this.ended += 1;
    if (now - this.reportedAt < REPORT_MS) return;
    this.reportedAt = now;
    this.logger.warn(
      `${this.ended} sessions ended before their time, because more than ${this.limit} are in use: raise SESSION_MAX_COUNT, ` +
        'or set SESSIONS=postgres.',
    );
    this.ended = 0;
  }
}
