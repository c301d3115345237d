/** A name that contains one of these is sensitive: `X-Api-Key`, `clientSecret`, `chatbot_jwt_token`. */
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
/** A name that ends with one of these is sensitive: `userToken`, but not `tokensLeft`. */
const ENDINGS = ['token', 'tokens'] as const;
/**
 * Complete names that are sensitive. The globals of a bot are its author's API keys; the webhook's URL holds a secret.
 */
const WHOLE = ['auth', 'cvc', 'cvv', 'globals', 'otp', 'pass', 'pin', 'pwd', 'webhookurl'] as const;

/** The option `globals` of FulfillmentModule has the name of a bot's globals, but its values are not secrets. */
const OPTION = { name: 'globals', values: ['http', 'handlers', 'both'] } as const;

const LONGEST_NAME = 200;
/** Names come from requests. A limited cache is enough for normal traffic, and an attacker cannot fill the memory. */
const REMEMBERED = 1000;

/** Whether a field of this name is sensitive, in any spelling of the name. */
export class SensitiveNames {
  private readonly own: ReadonlySet<string>;
  private readonly known = new Map<string, boolean>();

  /** @param own names in addition to the built-in ones, compared as a whole, ignoring case and punctuation */
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

  /** Whether this value of a field with that name holds a secret. */
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

/** Cut at the front, because the end of a name is the significant part. */
function plain(name: string): string {
  return name
    .slice(-LONGEST_NAME)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
