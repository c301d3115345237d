import type { IntlMessageFormat } from 'intl-messageformat';

/** The texts of one module: a folder with one JSON file per language, `en.json`, `it.json`, `pt-BR.json`. */
export interface TranslationsOptions {
  /** An absolute path or a `file:` URL: `new URL('./i18n/', import.meta.url)`. */
  directory: string | URL;
  /** The language of last resort, if a text is missing in the user's language. Its file is required. Default `en`. */
  defaultLanguage?: string;
  /** The required languages; one without a file is reported at the start. */
  languages?: readonly string[];
  /** True: missing texts stop the start. Default false: they are logged as a warning. */
  strict?: boolean;
}

/** The value of an argument. */
export type TranslationValue = string | number | bigint | boolean | Date;

/** The arguments that a text needs, by their names: `{id}`, `{count, plural, …}`, `{day, date, long}`. */
export type TranslationArgs = Readonly<Record<string, TranslationValue>>;

/**
 * The same for any object: an interface has no index signature, so the compiler does not accept it as {@link
 * TranslationArgs}.
 */
export type TranslationArgsOf<T> = object & { readonly [Name in keyof T]: TranslationValue };

/** The texts of a language by key: `order.status` for `{ "order": { "status": "…" } }`. */
export type Texts = ReadonlyMap<string, IntlMessageFormat>;
