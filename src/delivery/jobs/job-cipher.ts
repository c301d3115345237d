import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Secret } from '../../common/index.js';
import { InvalidDeliveryOptionsError, JobKeyError } from '../errors/index.js';

const ALGORITHM = 'aes-256-gcm';
const FORMAT = 'v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/**
 * Seals what must not lie on a disk in clear: the conversation's token above all, and what is said with it.
 *
 * The envelope names the key by the beginning of its hash, so that keys can be rotated: the first one encrypts, all
 * decrypt. The conversation is bound in as additional data: a sealed text that is moved to another job does not open.
 */
export class JobCipher {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #current: string;

  /** @param keys each 32 bytes, in base64 or hexadecimal */
  constructor(keys: readonly Secret[]) {
    const named = keys.map(decode).map((key) => [nameOf(key), key] as const);
    if (named.length === 0) {
      throw new InvalidDeliveryOptionsError(
        'a durable outbox has no key',
        'Give at least one key of 32 bytes (OUTBOX_KEY).',
      );
    }
    this.#keys = new Map(named);
    this.#current = named[0][0];
  }

  /** For an outbox that ends with the process. */
  static ephemeral(): JobCipher {
    return new JobCipher([new Secret(randomBytes(KEY_BYTES).toString('hex'))]);
  }

  seal(text: string, requestId: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key(this.#current), nonce);
    cipher.setAAD(Buffer.from(requestId));
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const parts = [nonce, cipher.getAuthTag(), data].map((part) => part.toString('base64url'));
    return [FORMAT, this.#current, ...parts].join('.');
  }

  /** @throws JobKeyError when the key is not there, or the text is not as it was sealed */
  open(sealed: string, requestId: string): string {
    const [format, keyName, ...parts] = sealed.split('.');
    if (format !== FORMAT || parts.length !== 3) throw new JobKeyError('its envelope has no known form');
    const [nonce, tag, data] = parts.map((part) => Buffer.from(part, 'base64url'));
    const decipher = createDecipheriv(ALGORITHM, this.#key(keyName), nonce, { authTagLength: 16 });
    try {
      decipher.setAAD(Buffer.from(requestId)).setAuthTag(tag);
      return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
    } catch {
      throw new JobKeyError('it is not as it was written');
    }
  }

  #key(name: string): Buffer {
    const key = this.#keys.get(name);
    if (key === undefined) throw new JobKeyError('its key is not among those given');
    return key;
  }
}

function decode(secret: Secret): Buffer {
  const text = secret.reveal();
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new InvalidDeliveryOptionsError(
    'a key is not of 32 bytes',
    'Make one with `openssl rand -hex 32`; base64 is taken too.',
  );
}

function nameOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
