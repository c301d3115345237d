import { isRecord } from '../../common/index.js';

const LONGEST = 300;
/** Maximum length that is parsed: the platform decides how long its texts are. */
const LONGEST_READ = 4_096;
const MASK = '[secret]';
/**
 * Any JSON Web Token: the platform may repeat a token of another caller. Matched only at the start of a run of its
 * letters, so that the time is linear; letters directly before the token are masked with it.
 */
const ANY_JWT = /(?<![\w-])(?=[\w-]*eyJ)[\w-]+\.[\w-]+\.[\w-]*/g;
/** A word that may have been truncated. */
const LAST_WORD = /(?<!\S)\S*$/;

/**
 * The platform's own words of an error body: `{msg}`, `{error}`, `{err}`, `{message}`, `{errors:[...]}` or plain text.
 * Cut to 300 characters, on one line, credentials masked. Nothing of an HTML page.
 * @see protocol.md 4.1
 */
export function platformWords(body: unknown, secrets: readonly string[]): string | undefined {
  const all = wordsIn(body);
  const words = all
    ?.slice(0, LONGEST_READ)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  if (all === undefined || words === undefined || words === '' || words.startsWith('<')) return undefined;
  const given = secrets.filter(Boolean);
  const masked = given.reduce((text, secret) => text.replaceAll(secret, MASK), words).replace(ANY_JWT, MASK);
  const whole = all.length <= LONGEST_READ ? masked : withoutLastPart(masked, given);
  return whole.slice(0, LONGEST) || undefined;
}

/** Truncation may have cut a credential, and the rest could not be recognized. */
function withoutLastPart(text: string, secrets: readonly string[]): string {
  const longest = Math.max(0, ...secrets.map((secret) => secret.length));
  return text
    .slice(0, Math.max(0, text.length - longest))
    .replace(LAST_WORD, '')
    .trimEnd();
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
