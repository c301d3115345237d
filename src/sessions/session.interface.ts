import type { SessionKey } from './session-key.js';

/**
 * The data that the service itself keeps for a conversation: trusted state, out of the reach of users, for
 * `SESSION_TTL_MS`. Nothing is loaded until a value is read.
 *
 * Changes are stored when the handler has succeeded, before its reply is sent; a handler that throws changes nothing.
 * Values are copied: changing a value that was read has no effect by itself.
 *
 * @publicApi
 */
export interface Session {
  /**
   * @throws SessionUnavailableError (503) the store does not answer
   * @throws SessionUnreadableError the key that encrypted it is missing
   */
  get<T>(key: SessionKey<T>): Promise<T>;

  /**
   * @throws InvalidSessionValueError the value is not JSON
   * @throws SessionOverError the turn is over
   */
  set<T>(key: SessionKey<T>, value: Exclude<T, undefined>): void;

  /**
   * Reads a value, calls `change`, and sets the result; if it returns nothing, the value as `change` modified it.
   *
   * @returns the new value
   * @throws the errors of {@link get} and {@link set}
   */
  update<T>(key: SessionKey<T>, change: (value: T) => T | void): Promise<T>;

  /** @throws SessionOverError the turn is over */
  delete(key: SessionKey<unknown>): void;

  /** Deletes all values, including those of other modules. @throws SessionOverError the turn is over */
  clear(): void;
}
