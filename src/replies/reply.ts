import { Brand } from '../common/index.js';
import type { Action, Message } from '../protocol/index.js';
import { withButtons } from './buttons.js';
import type { Button } from './button.js';
import type { Card } from './card.js';
import { InvalidReplyError } from './errors/invalid-reply.error.js';
import { assertVisible } from './field-checks.js';
import {
  assertOneEnding,
  assertWait,
  capturePart,
  deleteVariablePart,
  departmentPart,
  goToPart,
  replaceBotPart,
  setVariablesPart,
} from './flow/index.js';
import type { IntentParams } from './intent-reference.js';
import { literalMessageText } from './literal/index.js';
import { audioMessage, fileMessage, type FileOptions } from './messages/file-message.js';
import { galleryMessage } from './messages/gallery-message.js';
import { markupMessage } from './messages/markup-message.js';
import {
  frameMessage,
  imageMessage,
  redirectMessage,
  type CaptionOptions,
  type ImageOptions,
  type SizeOptions,
} from './messages/media-message.js';
import { textMessage } from './messages/text-message.js';
import { videoMessage } from './messages/video-message.js';
import { assertLength } from './reply-length.js';
import type { BotTarget, ReplyPart, ReplySettings } from './reply-part.types.js';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

/**
 * The answer of a handler: a list of messages, and the steps of the flow after them. It is immutable: every method
 * returns a new reply, so one can be stored and extended in several ways. Everything is checked when a method is
 * called, and every string is shown literally.
 *
 * The static methods start a reply; those of the same names append to it.
 *
 * @example Reply.text('Your order').image(order.photoUrl).buttons(Button.url('Track it', order.trackingUrl))
 */
export class Reply {
  static readonly #EMPTY = new Reply([], {});

  private constructor(
    /** @internal for the compiler */
    readonly parts: readonly ReplyPart[],
    /** @internal */
    readonly settings: ReplySettings,
  ) {
    assertLength(parts);
    assertOneEnding(parts);
    Object.freeze(this);
  }

  /** Shows nothing. */
  static silence(): Reply {
    return Reply.#EMPTY;
  }

  /** The static reply of the intent; `.prepend(…)` and `.append(…)` add parts around it. */
  static static(): Reply {
    return Reply.#EMPTY.static();
  }

  /** A text, shown literally. */
  static text(text: string): Reply {
    return Reply.#EMPTY.text(text);
  }

  /** A text in which the platform fills Liquid: ``Reply.markup`Hello ${name}, welcome to {{shop_name}}` ``. */
  static markup(strings: TemplateStringsArray, ...values: readonly unknown[]): Reply {
    return Reply.#EMPTY.markup(strings, ...values);
  }

  /** A picture from a public URL. */
  static image(src: string | URL, options?: ImageOptions): Reply {
    return Reply.#EMPTY.image(src, options);
  }

  /** A video from a public URL; a YouTube page becomes its player. */
  static video(src: string | URL, options?: SizeOptions): Reply {
    return Reply.#EMPTY.video(src, options);
  }

  /** A sound with a player. */
  static audio(src: string | URL, options?: FileOptions): Reply {
    return Reply.#EMPTY.audio(src, options);
  }

  /** A file to download. */
  static file(src: string | URL, options?: FileOptions): Reply {
    return Reply.#EMPTY.file(src, options);
  }

  /** A web page inside the chat. */
  static frame(src: string | URL, options?: SizeOptions): Reply {
    return Reply.#EMPTY.frame(src, options);
  }

  /** Cards side by side. */
  static cards(...cards: readonly Card[]): Reply {
    return Reply.#EMPTY.cards(...cards);
  }

  /** Redirects the browser to another page, in clients that support it. */
  static redirect(src: string | URL, options?: CaptionOptions): Reply {
    return Reply.#EMPTY.redirect(src, options);
  }

  /** A pause before the next message: 0 to 30000 milliseconds. */
  static pause(milliseconds: number): Reply {
    return Reply.#EMPTY.pause(milliseconds);
  }

  /** A private note: agents see it, the user does not. */
  static note(text: string): Reply {
    return Reply.#EMPTY.note(text);
  }

  /** A line that looks like one of the system. */
  static info(text: string): Reply {
    return Reply.#EMPTY.info(text);
  }

  /** Continues with the block that the designer connected behind this one. */
  static continueFlow(): Reply {
    return Reply.#EMPTY.continueFlow();
  }

  /** Runs another block, by its display name or `#<intent_id>`. */
  static goTo(intent: string, params?: IntentParams): Reply {
    return Reply.#EMPTY.goTo(intent, params);
  }

  /** Sets flow variables. No secrets: they can reach the user's browser. */
  static setVariables(variables: Readonly<Record<string, unknown>>): Reply {
    return Reply.#EMPTY.setVariables(variables);
  }

  /** Deletes a flow variable. */
  static deleteVariable(name: string): Reply {
    return Reply.#EMPTY.deleteVariable(name);
  }

  /** Waits for the user's next message and stores it in a variable. */
  static capture(variable: string, options?: { then?: string }): Reply {
    return Reply.#EMPTY.capture(variable, options);
  }

  /** Hands the conversation to the agents. */
  static handOff(): Reply {
    return Reply.#EMPTY.handOff();
  }

  /** Moves the conversation to a department, by its name. */
  static toDepartment(name: string): Reply {
    return Reply.#EMPTY.toDepartment(name);
  }

  /** Replaces this bot by another one. */
  static replaceBot(bot: BotTarget, options?: { startBlock?: string }): Reply {
    return Reply.#EMPTY.replaceBot(bot, options);
  }

  /** Closes the conversation. */
  static close(): Reply {
    return Reply.#EMPTY.close();
  }

  /** Waits between two steps of the flow: 0 to 30000 milliseconds. */
  static wait(milliseconds: number): Reply {
    return Reply.#EMPTY.wait(milliseconds);
  }

  /** @internal raw actions, already checked */
  static ofActions(actions: readonly Action[]): Reply {
    return Reply.#EMPTY.with({ kind: 'actions', actions });
  }

  /** @internal parts that are already literal */
  static ofParts(parts: readonly ReplyPart[]): Reply {
    return new Reply(parts, {});
  }

  /** @internal joins all of them in order; the settings of the later ones win */
  static join(replies: readonly Reply[]): Reply {
    const settings: ReplySettings = {};
    replies.forEach((reply) => Object.assign(settings, reply.settings));
    return new Reply(
      replies.flatMap((reply) => reply.parts),
      settings,
    );
  }

  /** A text, shown literally; blank lines do not split it. */
  text(text: string): Reply {
    return this.message(textMessage(text));
  }

  /**
   * A text in which the platform fills Liquid (`{{ name }}`); interpolated values stay literal.
   *
   * @example Reply.markup`Hello ${name}, welcome to {{shop_name}}`
   */
  markup(strings: TemplateStringsArray, ...values: readonly unknown[]): Reply {
    return this.with({
      kind: 'message',
      message: Object.freeze(markupMessage(strings, values)),
      markup: true,
    });
  }

  /** A picture from a public URL. */
  image(src: string | URL, options?: ImageOptions): Reply {
    return this.message(imageMessage(src, options));
  }

  /** A video from a public URL; a YouTube page becomes its player. */
  video(src: string | URL, options?: SizeOptions): Reply {
    return this.message(videoMessage(src, options));
  }

  /** A sound with a player. */
  audio(src: string | URL, options?: FileOptions): Reply {
    return this.message(audioMessage(src, options));
  }

  /** A file to download. Its MIME type is derived from the ending, or given. */
  file(src: string | URL, options?: FileOptions): Reply {
    return this.message(fileMessage(src, options));
  }

  /** A web page inside the chat; by default 100 % wide and 230 pixels high. */
  frame(src: string | URL, options?: SizeOptions): Reply {
    return this.message(frameMessage(src, options));
  }

  /** Cards side by side. */
  cards(...cards: readonly Card[]): Reply {
    return this.message(galleryMessage(cards));
  }

  /** Opens another page in the browser, in clients that support it. */
  redirect(src: string | URL, options?: CaptionOptions): Reply {
    return this.message(redirectMessage(src, options));
  }

  /**
   * Waits between two messages: 0 to 30000 milliseconds, which is also the maximum for all pauses of a reply together.
   */
  pause(milliseconds: number): Reply {
    assertWait(milliseconds, 'pause');
    return this.with({ kind: 'pause', milliseconds });
  }

  /** A private note: agents see it, the user does not. */
  note(text: string): Reply {
    assertVisible(text, 'note');
    return this.with({ kind: 'note', text: literalMessageText(text) });
  }

  /** A system line, such as 'The chat was moved to Sales'. */
  info(text: string): Reply {
    assertVisible(text, 'info');
    return this.with({ kind: 'info', text: literalMessageText(text) });
  }

  /**
   * Continues with the block that is connected behind this one in the studio; otherwise the reply of a webhook cuts it
   * off. If none is connected, the other parts of the reply are shown; a reply without other parts becomes the static
   * reply.
   */
  continueFlow(): Reply {
    return this.with({ kind: 'continueFlow' });
  }

  /** Runs another block, by its display name or `#<intent_id>`; the parameters become flow variables. */
  goTo(intent: string, params?: IntentParams): Reply {
    return this.with(goToPart(intent, params));
  }

  /** Sets flow variables to any JSON; types are kept. They can reach the user's browser: no secrets. @see protocol.md 2.4 */
  setVariables(variables: Readonly<Record<string, unknown>>): Reply {
    return this.with(setVariablesPart(variables));
  }

  /** Deletes a flow variable. */
  deleteVariable(name: string): Reply {
    return this.with(deleteVariablePart(name));
  }

  /**
   * Waits for the user's next message and stores it in a variable; then runs the block `then`, or the following steps.
   * The platform calls the webhook again for that message, and the handler must return the same capture again: of the
   * second answer, the engine only uses the capture and the steps behind it.
   *
   * @see protocol.md 1.1, 2.4
   */
  capture(variable: string, options: { then?: string } = {}): Reply {
    return this.with(capturePart(variable, options.then));
  }

  /** Hands the conversation to the agents. */
  handOff(): Reply {
    return this.with({ kind: 'handOff' });
  }

  /** Moves the conversation to a department, by its name in any case. */
  toDepartment(name: string): Reply {
    return this.with(departmentPart(name));
  }

  /** Replaces this bot by another one, by id, name or slug, and starts it at a block. */
  replaceBot(bot: BotTarget, options: { startBlock?: string } = {}): Reply {
    return this.with(replaceBotPart(bot, options.startBlock));
  }

  /** Closes the conversation. */
  close(): Reply {
    return this.with({ kind: 'close' });
  }

  /** Waits between two steps of the flow: 0 to 30000 milliseconds. Between two messages, use `pause`. */
  wait(milliseconds: number): Reply {
    assertWait(milliseconds, 'wait');
    return this.with({ kind: 'wait', milliseconds });
  }

  /** The complete static reply of the intent, at this place. Once in a reply. */
  static(): Reply {
    if (this.parts.some((part) => part.kind === 'static')) {
      throw new InvalidReplyError('static', 'is in the reply twice', 'Remove one of them.');
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

  /** Adds buttons to the last message, behind its existing ones. */
  buttons(...buttons: readonly Button[]): Reply {
    const last = this.parts.at(-1);
    if (last?.kind !== 'message') {
      throw new InvalidReplyError(
        'buttons',
        'have no message before them',
        'Call .buttons(…) directly after the message that gets the buttons.',
      );
    }
    const message = Object.freeze(withButtons(last.message, buttons));
    return new Reply([...this.parts.slice(0, -1), { ...last, message }], this.settings);
  }

  /** Hides the user's text field until the next message: only buttons can answer. */
  disableInput(disable = true): Reply {
    return this.set({ disableInput: disable });
  }

  /** The language of the messages, for clients that read aloud or translate: `en`, `pt-BR`. */
  language(language: string): Reply {
    if (!LANGUAGE.test(language)) {
      throw new InvalidReplyError('language', 'is not a language tag', "Give ISO 639-1: 'en'.");
    }
    return this.set({ language });
  }

  /** `degrade(false)`: sends the reply unchanged to channels that cannot show all of it. */
  degrade(degrade: boolean): Reply {
    return this.set({ degrade });
  }

  /** @internal appends all parts of another reply; its settings win */
  concat(other: Reply): Reply {
    return Reply.join([this, other]);
  }

  private with(part: ReplyPart): Reply {
    return new Reply([...this.parts, part], this.settings);
  }

  private message(message: Message): Reply {
    return this.with({ kind: 'message', message: Object.freeze(message) });
  }

  private set(settings: ReplySettings): Reply {
    return new Reply(this.parts, { ...this.settings, ...settings });
  }
}

function asReply(reply: string | Reply): Reply {
  return typeof reply === 'string' ? Reply.text(reply) : reply;
}

// Not a decorator: TypeScript rejects them on classes with static private members.
Brand('Reply')(Reply);
