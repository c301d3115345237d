// Not a named import: an old Node lacks `hash`, and would fail to load this module before the version check can report
// it.
import * as crypto from 'node:crypto';
import { inspect } from 'node:util';
import { Brand } from './brand.js';
import { MASK } from './mask.js';

/**
 * A value that cannot be printed: `toString`, `toJSON` and `util.inspect` all return `[secret]`.
 *
 * Conversation tokens, bot secrets, webhook URLs and passwords are wrapped when they are parsed, so that no log line,
 * error, trace or stack can contain them by accident. Only {@link reveal} returns the value.
 */
@Brand('Secret')
export class Secret {
  readonly #value: string;
  #digest?: Buffer;

  constructor(value: string) {
    this.#value = value;
  }

  /** The plain value. Call it at the last moment, where the value is used, and store the result in no object. */
  reveal(): string {
    return this.#value;
  }

  /**
   * Whether one of the candidates is one of the secrets. It compares every candidate with every secret, so timing does
   * not reveal which one matched. Each is digested once, because callers choose the number and length of candidates,
   * and there may be thousands of secrets.
   */
  static anyEquals(secrets: readonly Secret[], candidates: readonly string[]): boolean {
    let equal = false;
    for (const sent of candidates.map(digest)) {
      for (const secret of secrets) equal = crypto.timingSafeEqual(secret.ownDigest, sent) || equal;
    }
    return equal;
  }

  /** Compares in a time that does not depend on the position of a difference, nor on the lengths. */
  equals(candidate: string): boolean {
    return crypto.timingSafeEqual(this.ownDigest, digest(candidate));
  }

  private get ownDigest(): Buffer {
    return (this.#digest ??= digest(this.#value));
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}

function digest(value: string): Buffer {
  return crypto.hash('sha256', value, 'buffer');
}
