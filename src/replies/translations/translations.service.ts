import { Injectable } from '@nestjs/common';
import type { Reply } from '../reply.js';
import { toReply, type ReplyLike } from '../to-reply.js';
import { currentReplyLanguage } from './reply-language.js';
import { TranslationCatalog } from './translation-catalog.js';
import type { TranslationArgsOf } from './translations.types.js';

/** Gives a text in a language: what a template writes with. */
export type Translate = <Args extends TranslationArgsOf<Args>>(key: string, args?: Args) => string;

/**
 * A reply that several handlers give: a function of a translator and of what the reply tells, one thing or a tuple of
 * several. A list is the one thing of a tuple: `ReplyTemplate<[Order[]]>`.
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
   * A text by its key, in the language of the user whose request is handled.
   *
   * @param language another language, where none is handled or another one is meant
   * @throws UnknownTextError for a key that no module has, or an argument that the text needs and that is not given
   */
  t<Args extends TranslationArgsOf<Args>>(
    key: string,
    args?: Args,
    language = currentReplyLanguage(),
  ): string {
    return this.catalog.text(key, args ?? {}, language);
  }

  /** A template's reply, in the language of the user whose request is handled. */
  render<Args extends readonly unknown[]>(
    template: (t: Translate, ...args: Args) => ReplyLike,
    ...args: Args
  ): Reply {
    return toReply(template((key, values) => this.t(key, values), ...args));
  }
}
