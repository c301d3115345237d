import type { Texts } from './translations.types.js';

/** The missing parts of a folder, as sentences: languages without a file, and keys that are not in every language. */
export function missingTexts(
  languages: ReadonlyMap<string, Texts>,
  defaultLanguage: string,
  expected: readonly string[],
): string[] {
  const missing = expected
    .filter((language) => !languages.has(language))
    .map((language) => `${language}: no file`);
  const wanted = languages.get(defaultLanguage) ?? new Map<string, never>();
  for (const [language, texts] of languages) {
    missing.push(...keysOnlyIn(wanted, texts).map((key) => `${language}: '${key}' is missing`));
    missing.push(
      ...keysOnlyIn(texts, wanted).map(
        (key) => `${defaultLanguage}: '${key}' is missing, ${language} has it`,
      ),
    );
  }
  return missing;
}

function keysOnlyIn(some: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): string[] {
  return [...some.keys()].filter((key) => !others.has(key));
}
