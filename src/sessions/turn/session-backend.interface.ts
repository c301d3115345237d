import type { StoredSession } from '../values/stored-session.js';

export interface LoadedSession {
  readonly stored: StoredSession;
  readonly version: string;
}

/** Loads and saves the session of one conversation. */
export interface SessionBackend {
  load(): Promise<LoadedSession | undefined>;
  /**
   * @param before the loaded session, if there was one
   * @throws SessionConflictError, SessionTooLargeError, SessionUnavailableError
   */
  save(stored: StoredSession, before: LoadedSession | undefined): Promise<void>;
  /** Extends the lifetime of a session that was used and not changed. Never rejects. */
  keepAlive(loaded: LoadedSession): Promise<void>;
  /** Milliseconds since 1970. */
  date(): number;
}
