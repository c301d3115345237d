export { withReplyLanguage } from './reply-language.js';
export { RepliesModule } from './replies.module.js';
export { Replies, type ReplyTemplate, type Translate } from './replies.service.js';
export { TranslationsError } from './translations.error.js';
export type {
  TranslationArgs,
  TranslationArgsOf,
  TranslationsOptions,
  TranslationValue,
} from './translations.types.js';
export { UnknownTextError } from './unknown-text.error.js';
