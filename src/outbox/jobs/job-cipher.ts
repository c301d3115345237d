import { ephemeralKey, isA, SealedTextError, Sealer, sealingKey, type Secret } from '../../common/index.js';
import type { ConversationKey } from '../../protocol/index.js';
import { InvalidOutboxOptionsError, JobKeyError } from '../errors/index.js';

/**
 * Encrypts the parts of a job that must not be stored in plain text: the conversation's token and the payload. A sealed
 * text is bound to its conversation: it cannot be opened in a job of another conversation.
 */
export class JobCipher {
  /** @param keys each 32 bytes, in base64 or hexadecimal */
  constructor(
    keys: readonly Secret[],
    private readonly sealer = sealerOf(keys),
  ) {}

  /** For an outbox in memory. */
  static ephemeral(): JobCipher {
    return new JobCipher([], new Sealer([ephemeralKey()]));
  }

  seal(text: string, conversation: ConversationKey): string {
    return this.sealer.seal(text, conversation);
  }

  /** @throws JobKeyError when the key is missing, or the text was changed */
  open(sealed: string, conversation: ConversationKey): string {
    try {
      return this.sealer.open(sealed, conversation);
    } catch (error) {
      throw isA(error, SealedTextError) ? new JobKeyError(error.problem) : error;
    }
  }
}

function sealerOf(keys: readonly Secret[]): Sealer {
  const [first, ...others] = keys.map(decode);
  if (first === undefined) {
    throw new InvalidOutboxOptionsError(
      'a durable outbox has no key',
      'Give at least one key of 32 bytes (OUTBOX_KEY).',
    );
  }
  return new Sealer([first, ...others]);
}

function decode(secret: Secret): Buffer {
  const key = sealingKey(secret);
  if (key !== undefined) return key;
  throw new InvalidOutboxOptionsError(
    'a key is not of 32 bytes',
    'Make one with `openssl rand -hex 32`; base64 is accepted too.',
  );
}
