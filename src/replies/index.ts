export { Button, type ButtonOptions, type EchoButtonOptions, type UrlButtonOptions } from './button.js';
export { Card, type CardOptions } from './card.js';
export { CHANNELS, type ChannelCapabilities } from './channels/index.js';
export {
  compileDelivery,
  compileReply,
  CompiledResponse,
  type CompiledReply,
  type DeliveryStep,
  type ReplyContext,
  keyedResponse,
} from './compile/index.js';
export { InvalidReplyError, ReplyError } from './errors/index.js';
export { forgottenValueOf, type ForgottenValue } from './forgotten-value.js';
export { intentReference, type IntentParams } from './intent-reference.js';
export { literalText } from './literal/index.js';
export type { StaticReplyDesign } from './static/index.js';
export type { FileOptions } from './messages/file-message.js';
export type { CaptionOptions, ImageOptions, SizeOptions } from './messages/media-message.js';
export type { BotTarget } from './reply-part.types.js';
export { Reply } from './reply.js';
export { toReply, type ReplyLike } from './to-reply.js';
export {
  Translations,
  TranslationsModule,
  TranslationsError,
  UnknownTextError,
  withReplyLanguage,
  type ReplyTemplate,
  type Translate,
  type TranslationArgs,
  type TranslationArgsOf,
  type TranslationsOptions,
  type TranslationValue,
} from './translations/index.js';
export { typeName } from './field-checks.js';
