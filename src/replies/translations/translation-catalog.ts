import { Injectable, Logger } from '@nestjs/common';
import { ErrorCode, FormatError } from 'intl-messageformat';
import { pathOf, readLanguages } from './language-files.js';
import { missingTexts } from './translation-report.js';
import { TranslationsError } from './translations.error.js';
import type { Texts, TranslationArgs, TranslationsOptions } from './translations.types.js';
import { UnknownTextError } from './unknown-text.error.js';

interface Source {
  folder: string;
  defaultLanguage: string;
  languages: ReadonlyMap<string, Texts>;
}

const NAME_IN_ERROR = /variable "([^"]+)"/;

/**
 * The texts of all modules, found by their key alone. It is filled while the modules are created, so that every mistake
 * is found at the start. Plurals, numbers and dates are ICU MessageFormat, by `Intl`; the values of arguments are never
 * parsed.
 */
@Injectable()
export class TranslationCatalog {
  private readonly logger = new Logger('Replies');
  private readonly sources = new Map<string, Source>();

  /**
   * @throws TranslationsError for unusable files, a key that another module has, and, if `strict`, for missing texts
   */
  add({
    directory,
    defaultLanguage = 'en',
    languages: expected = [],
    strict = false,
  }: TranslationsOptions): void {
    const folder = pathOf(directory);
    const languages = readLanguages(folder);
    if (!languages.has(defaultLanguage)) {
      throw new TranslationsError([`${folder}: no file for the default language, ${defaultLanguage}.json`]);
    }
    this.own({ folder, defaultLanguage, languages });
    const missing = missingTexts(languages, defaultLanguage, expected);
    if (missing.length > 0 && strict) {
      throw new TranslationsError(missing.map((problem) => `${folder}: ${problem}`));
    }
    if (missing.length > 0) {
      this.logger.warn(`${folder}: ${missing.join('; ')}`);
    }
  }

  /** @throws UnknownTextError for an unknown key, or a missing argument */
  text(key: string, args: TranslationArgs, language: string | undefined): string {
    const source = this.sources.get(key);
    const message =
      source &&
      fallbacks(language, source)
        .find((texts) => texts?.has(key))
        ?.get(key);
    if (message === undefined) {
      throw new UnknownTextError(key);
    }
    try {
      return String(message.format(args));
    } catch (error) {
      if (error instanceof FormatError && error.code === ErrorCode.MISSING_VALUE) {
        throw new UnknownTextError(key, NAME_IN_ERROR.exec(error.message)?.[1] ?? 'an argument');
      }
      throw error;
    }
  }

  private own(source: Source): void {
    const keys = new Set([...source.languages.values()].flatMap((texts) => [...texts.keys()]));
    const taken = [...keys].filter((key) => this.sources.has(key));
    if (taken.length > 0) {
      throw new TranslationsError(
        taken.map((key) => `'${key}' is in ${this.sources.get(key)?.folder ?? ''} and in ${source.folder}`),
      );
    }
    keys.forEach((key) => this.sources.set(key, source));
  }
}

/** `it-CH`, then `it`, then the default, then any other language: a text in another language is better than none. */
function fallbacks(
  language: string | undefined,
  { defaultLanguage, languages }: Source,
): (Texts | undefined)[] {
  const tags: string[] = [];
  for (let tag = language ?? ''; tag !== ''; tag = tag.slice(0, Math.max(tag.lastIndexOf('-'), 0))) {
    tags.push(tag);
  }
  return [...[...tags, defaultLanguage].map((tag) => languages.get(tag)), ...languages.values()];
}
