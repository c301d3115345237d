// Not by name: an old Node has no `hash`, and would refuse to load this before anything can say why.
import * as crypto from 'node:crypto';
import { inspect } from 'node:util';
import { Brand } from './brand.js';
import { MASK } from './mask.js';

/**
 * A value that cannot be printed: `toString`, `toJSON` and `util.inspect` all give `[secret]`.
 *
 * Conversation tokens, bot secrets, webhook URLs and passwords are wrapped at the moment they are parsed, so that
 * no log line, error, trace or stack can carry them by accident. The only way to the value is {@link reveal}.
 */
@Brand('Secret')
export class Secret {
  readonly #value: string;
  #digest?: Buffer;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value in clear. Call it at the last moment, where the value is used, and keep the result in no object. */
  reveal(): string {
    return this.#value;
  }

  /**
   * Whether one of the candidates is one of the secrets. Every candidate meets every secret, so the time tells nothing of
   * which one fits; each is digested once, because strangers choose their number and length, and secrets may be thousands.
   */
  static anyEquals(secrets: readonly Secret[], candidates: readonly string[]): boolean {
    let equal = false;
    for (const sent of candidates.map(digest)) {
      for (const secret of secrets) equal = crypto.timingSafeEqual(secret.ownDigest, sent) || equal;
    }
    return equal;
  }

  /** Compares in a time that does not depend on where the values differ, nor on their lengths. */
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
