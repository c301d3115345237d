import { Secret } from '../../common/index.js';

/** Names entries by their position, because a message must never show a secret. */
export function secretList(value: unknown): string | undefined {
  if (!Array.isArray(value)) {
    return 'must be a list with at least one value';
  }
  const wrong = value.findIndex((entry: unknown) => !(entry instanceof Secret) || entry.reveal() === '');
  if (wrong !== -1) return `must hold text in every entry (entry ${wrong + 1} is empty or not text)`;
  return firstWrong(
    value as Secret[],
    (text) => !UNSHOWABLE.test(text),
    'must hold characters that a caller can send',
  );
}

/** Control characters, and the replacement character for bytes that are invalid in the file's encoding. */
const UNSHOWABLE = /[\p{Cc}\uFFFD]/u;

const BOT_SECRET = /^\S+$/;
const SIGNING_SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
/** The key bytes that Standard Webhooks requires. */
const SIGNING_KEY = { least: 24, most: 64 } as const;

export function botSecretList(value: unknown): string | undefined {
  return (
    secretList(value) ??
    firstWrong(value as Secret[], (text) => BOT_SECRET.test(text), 'must not hold white space in any entry')
  );
}

export function botSecret(value: unknown): string | undefined {
  return (
    secretText(value) ?? (/\s/.test((value as Secret).reveal()) ? 'must not hold white space' : undefined)
  );
}

export function signingSecretList(value: unknown): string | undefined {
  return (
    secretList(value) ??
    firstWrong(
      value as Secret[],
      isSigningSecret,
      'must be whsec_ and 24 to 64 bytes in base64 in every entry',
    )
  );
}

function isSigningSecret(text: string): boolean {
  const key = SIGNING_SECRET.exec(text)?.[1];
  if (key === undefined) {
    return false;
  }
  const { length } = Buffer.from(key, 'base64');
  return length >= SIGNING_KEY.least && length <= SIGNING_KEY.most;
}

function firstWrong(
  entries: readonly Secret[],
  isSound: (text: string) => boolean,
  rule: string,
): string | undefined {
  const wrong = entries.findIndex((entry) => !isSound(entry.reveal()));
  return wrong === -1 ? undefined : `${rule} (entry ${wrong + 1} is not)`;
}

export function basicCredentials(value: unknown): string | undefined {
  const problem = secretList(value);
  if (problem !== undefined) {
    return problem;
  }
  const wrong = (value as Secret[]).findIndex((entry) => entry.reveal().indexOf(':') < 1);
  return wrong === -1
    ? undefined
    : `must be user:password in every entry (entry ${wrong + 1} lacks the user or the colon)`;
}

export function secretText(value: unknown): string | undefined {
  return value instanceof Secret && value.reveal() !== '' ? undefined : 'must be text that is not empty';
}

/** The user name of Basic credentials: the part before the colon. */
export function accountName(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return 'must be text that is not empty';
  return value.includes(':') ? 'must not hold a colon' : undefined;
}
