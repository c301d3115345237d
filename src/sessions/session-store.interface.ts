import type { ConversationKey } from '../protocol/index.js';

/** A session as a store keeps it. */
export interface SessionRecord {
  /** Changes with every write, and never comes back. */
  readonly version: string;
  /** Sealed, but in memory. */
  readonly data: string;
}

export interface SaveSessionOptions {
  /** The version that must be there; undefined: nothing may be there, but what is past its time. */
  readonly expected: string | undefined;
  /** For how long it is to be kept, in milliseconds. */
  readonly ttlMs: number;
}

/**
 * Where sessions are kept. What a store throws ends the turn as `SESSION_UNAVAILABLE`, and is logged. It is given five
 * seconds for each call.
 *
 * @publicApi
 */
export interface SessionStore {
  /** Called once, before the first request. What it throws stops the boot. */
  open?(): Promise<void>;
  /** Undefined when there is none, or its time is over. */
  load(conversation: ConversationKey): Promise<SessionRecord | undefined>;
  /** Writes in one step, and only if the version is the expected one. @returns whether it has written */
  save(conversation: ConversationKey, record: SessionRecord, options: SaveSessionOptions): Promise<boolean>;
  delete(conversation: ConversationKey): Promise<void>;
  /** Called once, after the last request. */
  close?(): Promise<void>;
}
