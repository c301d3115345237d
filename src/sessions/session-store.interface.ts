import type { ConversationKey } from '../protocol/index.js';

/** A stored session. */
export interface SessionRecord {
  /** Changes with every write, and is never reused. */
  readonly version: string;
  /** Encrypted, except in memory. */
  readonly data: string;
}

export interface SaveSessionOptions {
  /** The expected current version; undefined if there must be none, or only an expired one. */
  readonly expected: string | undefined;
  /** Time to live, in milliseconds. */
  readonly ttlMs: number;
}

/**
 * The storage of sessions. An error of a store ends the turn as `SESSION_UNAVAILABLE`, and is logged. Each call has a
 * timeout of five seconds.
 *
 * @publicApi
 */
export interface SessionStore {
  /** Called once, before the first request. An error stops the start. */
  open?(): Promise<void>;
  /** Undefined if there is none, or if it has expired. */
  load(conversation: ConversationKey): Promise<SessionRecord | undefined>;
  /** Writes atomically, and only if the current version is the expected one. @returns whether it has written */
  save(conversation: ConversationKey, record: SessionRecord, options: SaveSessionOptions): Promise<boolean>;
  delete(conversation: ConversationKey): Promise<void>;
  /** Called once, after the last request. */
  close?(): Promise<void>;
}
