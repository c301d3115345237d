import { MASK } from '../mask.js';
import type { Secret } from '../secret.js';
import { maskNamedValues } from './named-values.js';
import { SensitiveNames } from './sensitive-names.js';

const LONGEST_TEXT = 16_384;
/** A shorter secret would be found in half of all words. */
const SHORTEST_SECRET = 6;

const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^]*?(?:-----END|$)/g;
const USER_INFO = /:\/\/[^\s/?#@"'`<>]+@/g;
const JWT = /(?:(?<![\w-])|(?<=%[\dA-Fa-f]{2}))eyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g;
const SIGNING_SECRET = /\bwhsec_[\w+/=-]+/g;
const SCHEME = /\b(JWT|Bearer|Basic|Token|ApiKey)((?:\s|%20|\+){1,4})([\w.~+/=-]{6,})/gi;

const BUILT_IN = new SensitiveNames();

/**
 * A text with its secrets masked: those given, whatever looks like a token (`JWT eyJ…`, `Bearer …`, `Basic …`,
 * `whsec_…`, private keys), the user of a URL, and what stands under a sensitive name (`?secret=…`, `"password":"…"`).
 * At most 16,384 characters of it; the time grows with the length alone, whatever the text.
 *
 * A text is a guess where a field is knowledge: secrets that are known should be a `Secret`, or be given here.
 *
 * @publicApi
 */
export function redactText(
  text: string,
  secrets: Iterable<Secret | string> = [],
  names: SensitiveNames = BUILT_IN,
): string {
  const known = maskKnown(text, secrets);
  const bounded = known.length > LONGEST_TEXT ? beginningOf(known) : known;
  const guessed = bounded
    .replace(PRIVATE_KEY, MASK)
    .replace(USER_INFO, `://${MASK}@`)
    .replace(JWT, MASK)
    .replace(SIGNING_SECRET, MASK)
    .replace(SCHEME, (whole: string, scheme: string, space: string, value: string) =>
      isCredential(scheme, value) ? scheme + space + MASK : whole,
    );
  const rest = known.length - bounded.length;
  return maskNamedValues(guessed, names) + (rest > 0 ? `… (${rest} more)` : '');
}

/** Not cut in the middle of a word, which may be a token that is not known for one without its end. */
function beginningOf(text: string): string {
  const beginning = text.slice(0, LONGEST_TEXT);
  const space = Math.max(beginning.lastIndexOf(' '), beginning.lastIndexOf('\n'));
  return space > LONGEST_TEXT / 2 ? beginning.slice(0, space) : beginning;
}

function maskKnown(text: string, secrets: Iterable<Secret | string>): string {
  let masked = text;
  for (const secret of secrets) {
    const value = typeof secret === 'string' ? secret : secret.reveal();
    if (value.length < SHORTEST_SECRET) continue;
    masked = masked.replaceAll(value, MASK).replaceAll(encodeURIComponent(value), MASK);
  }
  return masked;
}

/** 'Basic credentials are wrong' holds none. */
function isCredential(scheme: string, value: string): boolean {
  if (scheme.toLowerCase() === 'basic') return Buffer.from(value, 'base64').includes(':');
  return value.length >= 24 || /\d/.test(value);
}
