import type { StandardSchemaV1 } from '@standard-schema/spec';
import { isStandardSchema } from '../common/index.js';
import { InvalidSessionKeyError } from './errors/index.js';

const NAME = /^[a-z][\w.-]{0,63}$/i;

export interface SessionKeyOptions<T> {
  /** Of zod, valibot or another library with Standard Schema. It must be synchronous, and accept its own output. */
  readonly schema: StandardSchemaV1<unknown, T>;
}

class TypedKey<T> {
  readonly initial?: () => T;
  readonly schema?: StandardSchemaV1<unknown, T>;

  constructor(
    readonly name: string,
    options?: (() => T) | (SessionKeyOptions<T> & { readonly initial?: () => T }),
  ) {
    if (typeof name !== 'string' || !NAME.test(name)) throw InvalidSessionKeyError.ofName();
    if (options === undefined || typeof options === 'function') {
      this.initial = options;
    } else {
      if (!isStandardSchema(options.schema)) throw InvalidSessionKeyError.withoutSchema(name);
      this.schema = options.schema;
      this.initial = options.initial;
    }
  }
}

/**
 * Names one value of a session and knows its type. Make it once, beside the handlers that use it:
 *
 * ```ts
 * const CART = new SessionKey<Cart>('shop.cart', () => ({ items: [] }));
 * const LAST_ORDER = new SessionKey<string>('shop.lastOrder');
 * const ADDRESS = new SessionKey('shop.address', { schema: addressSchema });
 * ```
 *
 * The optional second argument makes the value that is missing; without it a missing value is `undefined`. With a schema
 * the type of the value is the schema's output, and a stored value that fails the schema counts as missing.
 *
 * @publicApi
 */
export type SessionKey<T> = TypedKey<T>;

export interface SessionKeyConstructor {
  /** @throws InvalidSessionKeyError for a name that is not 1 to 64 letters, digits, `.`, `_` and `-`, a letter first */
  new <T>(name: string): SessionKey<T | undefined>;
  new <T>(name: string, initial: () => T): SessionKey<T>;
  /** @throws InvalidSessionKeyError also if `schema` has no `~standard` */
  new <T>(
    name: string,
    options: SessionKeyOptions<T> & { readonly initial: () => NoInfer<T> },
  ): SessionKey<T>;
  new <T>(name: string, options: SessionKeyOptions<T>): SessionKey<T | undefined>;
}

export const SessionKey: SessionKeyConstructor = TypedKey;
