import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Secret } from '../secret.js';
import { SealedTextError } from './sealed-text.error.js';

const ALGORITHM = 'aes-256-gcm';
const FORMAT = 'v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/**
 * Encrypts values that must not be stored in plain text.
 *
 * The envelope names the key by the beginning of its hash, so that keys can be rotated: the first one encrypts, all
 * decrypt. The place of the text is authenticated as additional data: a sealed text that was moved cannot be decrypted.
 */
export class Sealer {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #current: string;

  /** @param keys of {@link sealingKey}, at least one */
  constructor(keys: readonly [Buffer, ...Buffer[]]) {
    this.#keys = new Map(keys.map((key) => [nameOf(key), key] as const));
    this.#current = nameOf(keys[0]);
  }

  seal(text: string, place: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key(this.#current), nonce);
    cipher.setAAD(Buffer.from(place));
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const parts = [nonce, cipher.getAuthTag(), data].map((part) => part.toString('base64url'));
    return [FORMAT, this.#current, ...parts].join('.');
  }

  /** @throws SealedTextError if the key is unknown, or the text was changed */
  open(sealed: string, place: string): string {
    const [format, keyName, ...parts] = sealed.split('.');
    if (format !== FORMAT || parts.length !== 3) throw new SealedTextError('its envelope has no known form');
    const [nonce, tag, data] = parts.map((part) => Buffer.from(part, 'base64url'));
    const decipher = createDecipheriv(ALGORITHM, this.#key(keyName), nonce, { authTagLength: 16 });
    try {
      decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
      return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
    } catch {
      throw new SealedTextError('it is not as it was written');
    }
  }

  #key(name: string): Buffer {
    const key = this.#keys.get(name);
    if (key === undefined) throw new SealedTextError('its key is not among those given');
    return key;
  }
}

/** The key in base64 or hexadecimal; undefined when it is not of 32 bytes. */
export function sealingKey(secret: Secret): Buffer | undefined {
  const text = secret.reveal();
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

/** For what ends with the process. */
export function ephemeralKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

function nameOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
