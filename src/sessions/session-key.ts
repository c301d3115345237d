import { InvalidSessionKeyError } from './errors/index.js';

const NAME = /^[a-z][\w.-]{0,63}$/i;

class TypedKey<T> {
  constructor(
    readonly name: string,
    readonly initial?: () => T,
  ) {
    if (typeof name !== 'string' || !NAME.test(name)) throw new InvalidSessionKeyError();
  }
}

/**
 * Names one value of a session and knows its type. Make it once, beside the handlers that use it:
 *
 * ```ts
 * const CART = new SessionKey<Cart>('shop.cart', () => ({ items: [] }));
 * const LAST_ORDER = new SessionKey<string>('shop.lastOrder');
 * ```
 *
 * With a second argument a value that is not there is what that makes; without one it is `undefined`.
 *
 * @publicApi
 */
export type SessionKey<T> = TypedKey<T>;

export interface SessionKeyConstructor {
  /** @throws InvalidSessionKeyError for a name that is not 1 to 64 letters, digits, `.`, `_` and `-`, a letter first */
  new <T>(name: string): SessionKey<T | undefined>;
  new <T>(name: string, initial: () => T): SessionKey<T>;
}

export const SessionKey: SessionKeyConstructor = TypedKey;
