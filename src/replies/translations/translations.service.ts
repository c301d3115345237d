import { Injectable } from '@nestjs/common';
import type { Reply } from '../reply.js';
import { toReply, type ReplyLike } from '../to-reply.js';
import { currentReplyLanguage } from './reply-language.js';
import { TranslationCatalog } from './translation-catalog.js';
import type { TranslationArgsOf } from './translations.types.js';

/** Returns a text in the language of the reply. Templates get one as their first argument. */
export type Translate = <Args extends TranslationArgsOf<Args>>(key: string, args?: Args) => string;

/**
 * A reply that several handlers share: a function of a translator and the reply's data. The data is one value, or a
 * tuple of several values. To pass a list as one value, wrap it in a tuple: `ReplyTemplate<[Order[]]>`.
 *
 * @example const orderStatus: ReplyTemplate<Order> = (t, order) => Reply.text(t('order.status', order))
 * @example const moved: ReplyTemplate<[Order, Date]> = (t, order, day) => Reply.text(t('order.moved', { id: order.id, day }))
 */
export type ReplyTemplate<Args = []> = [Args] extends [readonly unknown[]]
  ? (t: Translate, ...args: Args) => ReplyLike
  : (t: Translate, arg: Args) => ReplyLike;

/**
 * Texts and replies in the user's language, with its fallbacks: `it-CH`, then `it`, then the module's default. Inject it
 * wherever a {@link TranslationsModule} is imported.
 */
@Injectable()
export class Translations {
  constructor(private readonly catalog: TranslationCatalog) {}

  /**
   * A text by its key, in the language of the user of the current request.
   *
   * @param language overrides that language; needed outside of a request
   * @throws UnknownTextError for an unknown key, or a missing argument
   */
  t<Args extends TranslationArgsOf<Args>>(
    key: string,
    args?: Args,
    language = currentReplyLanguage(),
  ): string {
    return this.catalog.text(key, args ?? {}, language);
  }

  /** A template's reply, in the language of the user of the current request. */
  render<Args extends readonly unknown[]>(
    template: (t: Translate, ...args: Args) => ReplyLike,
    ...args: Args
  ): Reply {
    return toReply(template((key, values) => this.t(key, values), ...args));
  }
}
