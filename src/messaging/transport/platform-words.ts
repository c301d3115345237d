import { isRecord } from './json.js';

const LONGEST = 300;
const MASK = '[secret]';
/** Any JSON Web Token: the platform may repeat one that is not ours. */
const ANY_JWT = /eyJ[\w-]*\.[\w-]+\.[\w-]*/g;

/**
 * The platform's own words of an error body: `{msg}`, `{error}`, `{err}`, `{message}`, `{errors:[...]}` or plain text.
 * Cut to 300 characters, on one line, credentials masked. Nothing of an HTML page.
 * @see protocol.md 4.1
 */
export function platformWords(body: unknown, secrets: readonly string[]): string | undefined {
  const words = wordsIn(body)
    ?.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  if (words === undefined || words === '' || words.startsWith('<')) return undefined;
  const masked = secrets.filter(Boolean).reduce((text, secret) => text.replaceAll(secret, MASK), words);
  return masked.replace(ANY_JWT, MASK).slice(0, LONGEST);
}

function wordsIn(body: unknown): string | undefined {
  if (typeof body === 'string') return body;
  if (Array.isArray(body)) return joined(body);
  if (!isRecord(body)) return undefined;
  for (const key of ['msg', 'message', 'error', 'err', 'errors']) {
    const words = wordsIn(body[key]);
    if (words) return words;
  }
  return undefined;
}

function joined(list: readonly unknown[]): string | undefined {
  const words = list.map(wordsIn).filter((text) => text !== undefined);
  return words.length === 0 ? undefined : words.join('; ');
}
