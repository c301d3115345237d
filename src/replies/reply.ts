import { Brand } from '../common/index.js';
import type { Action } from '../protocol/index.js';
import { withButtons } from './buttons.js';
import type { Button } from './button.js';
import type { Card } from './card.js';
import { InvalidReplyError } from './errors/invalid-reply.error.js';
import { assertOneEnding } from './flow/index.js';
import type { IntentParams } from './intent-reference.js';
import type { CaptionOptions, FileOptions, ImageOptions, SizeOptions } from './messages/index.js';
import { ReplyFlow } from './reply-flow.js';
import { assertLength } from './reply-length.js';
import type { BotTarget, ReplyPart, ReplySettings } from './reply-part.types.js';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

/**
 * What a handler answers: a list of messages, and what happens after them. An immutable value: every method gives a new
 * reply, so one can be kept and extended in several ways. Everything is checked when it is called, and every string is
 * shown as it is, whatever it contains.
 *
 * The static methods start a reply, those of the same names append to it.
 *
 * @example Reply.text('Your order').image(order.photoUrl).buttons(Button.url('Track it', order.trackingUrl))
 */
export class Reply extends ReplyFlow {
  static readonly #EMPTY = new Reply([], {});

  private constructor(
    /** @internal what the compiler reads */
    readonly parts: readonly ReplyPart[],
    /** @internal */
    readonly settings: ReplySettings,
  ) {
    super();
    assertLength(parts);
    assertOneEnding(parts);
    Object.freeze(this);
  }

  /** Shows nothing. */
  static silence(): Reply {
    return Reply.#EMPTY;
  }

  /** The reply designed for the intent; `.prepend(…)` and `.append(…)` put something around it. */
  static static(): Reply {
    return Reply.#EMPTY.static();
  }

  static text(text: string): Reply {
    return Reply.#EMPTY.text(text);
  }

  static markup(strings: TemplateStringsArray, ...values: readonly unknown[]): Reply {
    return Reply.#EMPTY.markup(strings, ...values);
  }

  static image(src: string | URL, options?: ImageOptions): Reply {
    return Reply.#EMPTY.image(src, options);
  }

  static video(src: string | URL, options?: SizeOptions): Reply {
    return Reply.#EMPTY.video(src, options);
  }

  static audio(src: string | URL, options?: FileOptions): Reply {
    return Reply.#EMPTY.audio(src, options);
  }

  static file(src: string | URL, options?: FileOptions): Reply {
    return Reply.#EMPTY.file(src, options);
  }

  static frame(src: string | URL, options?: SizeOptions): Reply {
    return Reply.#EMPTY.frame(src, options);
  }

  static cards(...cards: readonly Card[]): Reply {
    return Reply.#EMPTY.cards(...cards);
  }

  static redirect(src: string | URL, options?: CaptionOptions): Reply {
    return Reply.#EMPTY.redirect(src, options);
  }

  static pause(milliseconds: number): Reply {
    return Reply.#EMPTY.pause(milliseconds);
  }

  static note(text: string): Reply {
    return Reply.#EMPTY.note(text);
  }

  static info(text: string): Reply {
    return Reply.#EMPTY.info(text);
  }

  static continueFlow(): Reply {
    return Reply.#EMPTY.continueFlow();
  }

  static goTo(intent: string, params?: IntentParams): Reply {
    return Reply.#EMPTY.goTo(intent, params);
  }

  static setVariables(variables: Readonly<Record<string, unknown>>): Reply {
    return Reply.#EMPTY.setVariables(variables);
  }

  static deleteVariable(name: string): Reply {
    return Reply.#EMPTY.deleteVariable(name);
  }

  static capture(variable: string, options?: { then?: string }): Reply {
    return Reply.#EMPTY.capture(variable, options);
  }

  static handOff(): Reply {
    return Reply.#EMPTY.handOff();
  }

  static toDepartment(name: string): Reply {
    return Reply.#EMPTY.toDepartment(name);
  }

  static replaceBot(bot: BotTarget, options?: { startBlock?: string }): Reply {
    return Reply.#EMPTY.replaceBot(bot, options);
  }

  static close(): Reply {
    return Reply.#EMPTY.close();
  }

  static wait(milliseconds: number): Reply {
    return Reply.#EMPTY.wait(milliseconds);
  }

  /** @internal actions as they are, already checked */
  static ofActions(actions: readonly Action[]): Reply {
    return Reply.#EMPTY.with({ kind: 'actions', actions });
  }

  /** @internal parts that are literal already */
  static ofParts(parts: readonly ReplyPart[]): Reply {
    return new Reply(parts, {});
  }

  /** @internal all of them one after the other, in one go; the settings of the later ones win */
  static join(replies: readonly Reply[]): Reply {
    const settings: ReplySettings = {};
    replies.forEach((reply) => Object.assign(settings, reply.settings));
    return new Reply(
      replies.flatMap((reply) => reply.parts),
      settings,
    );
  }

  /** The reply designed for the intent, whole, at this place. Once in a reply. */
  static(): Reply {
    if (this.parts.some((part) => part.kind === 'static')) {
      throw new InvalidReplyError('static', 'stands in the reply twice', 'Take one of them out.');
    }
    return this.with({ kind: 'static' });
  }

  /** Another reply, or a text, before this one. */
  prepend(reply: string | Reply): Reply {
    return asReply(reply).concat(this);
  }

  /** Another reply, or a text, after this one. */
  append(reply: string | Reply): Reply {
    return this.concat(asReply(reply));
  }

  /** Puts buttons on the last message, behind those that it has. */
  buttons(...buttons: readonly Button[]): Reply {
    const last = this.parts.at(-1);
    if (last?.kind !== 'message') {
      throw new InvalidReplyError(
        'buttons',
        'stand on no message',
        'Call .buttons(…) right after the message that they belong to.',
      );
    }
    const message = Object.freeze(withButtons(last.message, buttons));
    return new Reply([...this.parts.slice(0, -1), { ...last, message }], this.settings);
  }

  /** Takes away the user's text field until the next message: only buttons can answer. */
  disableInput(disable = true): Reply {
    return this.set({ disableInput: disable });
  }

  /** The language of the messages, for clients that read aloud or translate: `en`, `pt-BR`. */
  language(language: string): Reply {
    if (!LANGUAGE.test(language)) {
      throw new InvalidReplyError('language', 'is no language tag', "Give ISO 639-1: 'en'.");
    }
    return this.set({ language });
  }

  /** `degrade(false)`: sends everything as it is, also to channels that cannot show it. */
  degrade(degrade: boolean): Reply {
    return this.set({ degrade });
  }

  /** @internal all parts of another reply behind those of this one; its settings win */
  concat(other: Reply): Reply {
    return Reply.join([this, other]);
  }

  protected with(part: ReplyPart): Reply {
    return new Reply([...this.parts, part], this.settings);
  }

  private set(settings: ReplySettings): Reply {
    return new Reply(this.parts, { ...this.settings, ...settings });
  }
}

function asReply(reply: string | Reply): Reply {
  return typeof reply === 'string' ? Reply.text(reply) : reply;
}

// Not as a decorator: TypeScript refuses them on classes with static private members.
Brand('Reply')(Reply);
