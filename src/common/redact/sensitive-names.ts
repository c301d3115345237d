/** Whatever contains one of these names a secret: `X-Api-Key`, `clientSecret`, `chatbot_jwt_token`. */
const PARTS = [
  'authorization',
  'apikey',
  'accesskey',
  'cookie',
  'credential',
  'encryptionkey',
  'jwt',
  'passcode',
  'passphrase',
  'passwd',
  'password',
  'privatekey',
  'secret',
  'sessionid',
  'signingkey',
] as const;
/** Whatever ends with one of these: `userToken`, but not `tokensLeft`. */
const ENDINGS = ['token', 'tokens'] as const;
/** Names that are it as a whole. The globals of a bot are its author's API keys, the webhook's URL holds a secret. */
const WHOLE = ['auth', 'cvc', 'cvv', 'globals', 'otp', 'pass', 'pin', 'pwd', 'webhookurl'] as const;

/** The option `globals` of FulfillmentModule has the name of a bot's globals, and its values are no secrets. */
const OPTION = { name: 'globals', values: ['http', 'handlers', 'both'] } as const;

const LONGEST_NAME = 200;
/** Names come from outside: those of a few requests are worth remembering, those of an attacker are not. */
const REMEMBERED = 1000;

/** Whether a field of this name holds a secret, however the name is written. */
export class SensitiveNames {
  private readonly own: ReadonlySet<string>;
  private readonly known = new Map<string, boolean>();

  /** @param own names beside the built-in ones, compared as a whole, without case and punctuation */
  constructor(own: readonly string[] = []) {
    this.own = new Set(own.map(plain));
  }

  has(name: string): boolean {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const isSensitive = this.isSensitive(plain(name));
    if (this.known.size < REMEMBERED && name.length < LONGEST_NAME) this.known.set(name, isSensitive);
    return isSensitive;
  }

  /** Whether this value of a field of that name holds a secret. */
  hides(name: string, value: unknown): boolean {
    if (!this.has(name)) return false;
    const word = plain(name);
    return word !== OPTION.name || this.own.has(word) || !OPTION.values.some((choice) => choice === value);
  }

  private isSensitive(word: string): boolean {
    return (
      this.own.has(word) ||
      PARTS.some((part) => word.includes(part)) ||
      ENDINGS.some((ending) => word.endsWith(ending)) ||
      WHOLE.some((whole) => word === whole)
    );
  }
}

/** Cut from the front, because the end of a name says what it is. */
function plain(name: string): string {
  return name
    .slice(-LONGEST_NAME)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
