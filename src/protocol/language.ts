/** A language as handlers see it: `language` is the primary code, `locale` the tag with its region if one is known. */
export interface LanguageTag {
  readonly language: string;
  readonly locale: string;
}

const TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i;

/** Tags that were canonicalised before: there are few, and each takes a microsecond. What callers write has a bound. */
const KNOWN = 500;
const LONGEST_KNOWN = 64;
const known = new Map<string, LanguageTag | undefined>();

/**
 * Turns what browsers and bots send (`en-US`, `it`, `pt_BR`, `en-US,en;q=0.9`) into a canonical tag.
 * Nothing for what is not a language. @see protocol.md 10, row 39
 */
export function parseLanguage(raw: unknown): LanguageTag | undefined {
  if (typeof raw !== 'string') return undefined;
  if (known.has(raw)) return known.get(raw);
  const tag = canonical(raw);
  if (known.size < KNOWN && raw.length <= LONGEST_KNOWN) known.set(raw, tag);
  return tag;
}

function canonical(raw: string): LanguageTag | undefined {
  const first = raw.split(/[,;]/, 1)[0]?.trim() ?? '';
  if (!TAG.test(first)) return undefined;
  try {
    const locale = Intl.getCanonicalLocales(first.replaceAll('_', '-'))[0];
    return locale === undefined ? undefined : { language: locale.split('-', 1)[0] ?? locale, locale };
  } catch {
    return undefined;
  }
}

const NO_LANGUAGE: LanguageTag = { language: 'en', locale: 'en' };

/**
 * The user's language from all the places that may carry it. The engine's own reading (`user_language`, a primary
 * code) decides; the browser's tag adds the region where both agree. With neither, it is the fallback, or English.
 */
export function resolveLanguage(
  primary: unknown,
  candidates: readonly unknown[],
  fallback?: string,
): LanguageTag {
  const decided = parseLanguage(primary);
  const tags = candidates.map(parseLanguage).filter((tag) => tag !== undefined);
  if (decided === undefined) return tags[0] ?? parseLanguage(fallback) ?? NO_LANGUAGE;
  return tags.find((tag) => tag.language === decided.language) ?? decided;
}
