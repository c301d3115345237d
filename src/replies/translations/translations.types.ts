import type { IntlMessageFormat } from 'intl-messageformat';

/** The texts of one module: a folder with one JSON file per language, `en.json`, `it.json`, `pt-BR.json`. */
export interface TranslationsOptions {
  /** An absolute path or a `file:` URL: `new URL('./i18n/', import.meta.url)`. */
  directory: string | URL;
  /** Whose texts are taken where the user's language has none. Its file must be there. Default `en`. */
  defaultLanguage?: string;
  /** The languages that must be there; one without a file is reported at boot. */
  languages?: readonly string[];
  /** True: what is missing stops the boot. Default false: it is logged as a warning. */
  strict?: boolean;
}

/** What can stand in a text. */
export type TranslationValue = string | number | bigint | boolean | Date;

/** What a text needs to be complete, by the names that stand in it: `{id}`, `{count, plural, …}`, `{day, date, long}`. */
export type TranslationArgs = Readonly<Record<string, TranslationValue>>;

/** The same of any object: an interface has no index signature, and is no {@link TranslationArgs} to the compiler. */
export type TranslationArgsOf<T> = object & { readonly [Name in keyof T]: TranslationValue };

/** The texts of a language by their keys: `order.status` for `{ "order": { "status": "…" } }`. */
export type Texts = ReadonlyMap<string, IntlMessageFormat>;
