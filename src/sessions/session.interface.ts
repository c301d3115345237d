import type { SessionKey } from './session-key.js';

/**
 * What the service itself remembers of a conversation: trusted state, out of the reach of users, for as long as
 * `SESSION_TTL_MS` says. Nothing is loaded until a value is asked for.
 *
 * What is changed is kept when the handler has succeeded, before its reply leaves; a handler that throws changes
 * nothing. What goes in and out is copied: to change a value that was read changes nothing by itself.
 *
 * @publicApi
 */
export interface Session {
  /**
   * @throws SessionUnavailableError (503) the store does not answer
   * @throws SessionUnreadableError the key that it was sealed with is missing
   */
  get<T>(key: SessionKey<T>): Promise<T>;

  /**
   * @throws InvalidSessionValueError what is no JSON
   * @throws SessionOverError the turn is over
   */
  set<T>(key: SessionKey<T>, value: Exclude<T, undefined>): void;

  /**
   * Reads a value, has it changed, and sets what comes back; nothing back stands for the value as `change` left it.
   *
   * @returns the new value
   * @throws what {@link get} and {@link set} throw
   */
  update<T>(key: SessionKey<T>, change: (value: T) => T | void): Promise<T>;

  /** @throws SessionOverError the turn is over */
  delete(key: SessionKey<unknown>): void;

  /** Forgets all values, those of other modules too. @throws SessionOverError the turn is over */
  clear(): void;
}
