/** A language as handlers see it: `language` is the primary code, `locale` the tag with its region if one is known. */
export interface LanguageTag {
  readonly language: string;
  readonly locale: string;
}

const TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i;

/**
 * A cache of canonical tags: there are few, and each takes a microsecond. Bounded, because callers choose the input.
 */
const KNOWN = 500;
const LONGEST_KNOWN = 64;
const known = new Map<string, LanguageTag | undefined>();

/**
 * Converts the languages that browsers and bots send (`en-US`, `it`, `pt_BR`, `en-US,en;q=0.9`) to a canonical tag.
 * Undefined if it is not a language. @see protocol.md 10, row 39
 */
export function parseLanguage(raw: unknown): LanguageTag | undefined {
  if (typeof raw !== 'string') return undefined;
  if (known.has(raw)) return known.get(raw);
  const tag = canonical(raw);
  if (known.size < KNOWN && raw.length <= LONGEST_KNOWN) known.set(raw, tag);
  return tag;
}

function canonical(raw: string): LanguageTag | undefined {
  const best = preferred(raw);
  if (!TAG.test(best)) return undefined;
  try {
    const locale = Intl.getCanonicalLocales(best.replaceAll('_', '-'))[0];
    return locale === undefined ? undefined : { language: locale.split('-', 1)[0] ?? locale, locale };
  } catch {
    return undefined;
  }
}

/** The tag with the highest quality, the first of equals, as the engine reads it. */
function preferred(raw: string): string {
  let best = '';
  let highest = 0;
  for (const part of raw.split(',')) {
    const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2)) || 0;
    if (weight <= highest) continue;
    highest = weight;
    best = tag;
  }
  return best;
}

const NO_LANGUAGE: LanguageTag = { language: 'en', locale: 'en' };

/**
 * The user's language from all the places that may carry it: the first that names a language decides, and another one
 * that agrees adds the region. If none does, the fallback, or English.
 */
export function resolveLanguage(candidates: readonly unknown[], fallback?: string): LanguageTag {
  const tags = candidates.map(parseLanguage).filter((tag) => tag !== undefined);
  const [decided] = tags;
  if (decided === undefined) return parseLanguage(fallback) ?? NO_LANGUAGE;
  const regional = tags.find(({ language, locale }) => language === decided.language && locale !== language);
  return decided.locale === decided.language ? (regional ?? decided) : decided;
}
