import type { ConversationKey } from '../../protocol/index.js';
import type { Session, SessionKey, Sessions } from '../../sessions/index.js';

/**
 * The session of a conversation between two turns. The next turn sees the values that are set here.
 *
 * @publicApi
 */
export class TestSession {
  readonly #sessions: Sessions;
  readonly #conversation: ConversationKey;

  constructor(sessions: Sessions, conversation: ConversationKey) {
    this.#sessions = sessions;
    this.#conversation = conversation;
  }

  get<T>(key: SessionKey<T>): Promise<T> {
    return this.#sessions.open(this.#conversation).get(key);
  }

  set<T>(key: SessionKey<T>, value: Exclude<T, undefined>): Promise<void> {
    return this.#change((session) => session.set(key, value));
  }

  delete(key: SessionKey<unknown>): Promise<void> {
    return this.#change((session) => session.delete(key));
  }

  /** Deletes all of it, as if it had expired. */
  clear(): Promise<void> {
    return this.#change((session) => session.clear());
  }

  async #change(change: (session: Session) => void): Promise<void> {
    const session = this.#sessions.open(this.#conversation);
    change(session);
    await session.commit();
  }
}
