export { withReplyLanguage } from './reply-language.js';
export { TranslationsModule } from './translations.module.js';
export { Translations, type ReplyTemplate, type Translate } from './translations.service.js';
export { TranslationsError } from './translations.error.js';
export type {
  TranslationArgs,
  TranslationArgsOf,
  TranslationsOptions,
  TranslationValue,
} from './translations.types.js';
export { UnknownTextError } from './unknown-text.error.js';
