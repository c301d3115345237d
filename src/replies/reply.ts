import { withButtons } from './buttons.js';
import type { Button } from './button.js';
import { InvalidReplyError } from './errors/invalid-reply.error.js';
import { imageMessage, textMessage, type ImageOptions } from './messages/index.js';
import type { ReplyPart, ReplySettings } from './reply-part.types.js';

/**
 * What a handler answers: a list of messages, and what happens after them. An immutable value: every method gives a new
 * reply, so one can be kept and extended in several ways. Everything is checked when it is called, and every string is
 * shown as it is, whatever it contains.
 *
 * @example Reply.text('Your order').image(order.photoUrl).buttons(Button.url('Track it', order.trackingUrl))
 */
export class Reply {
  static readonly #EMPTY = new Reply([], {});

  private constructor(
    /** @internal what the compiler reads */
    readonly parts: readonly ReplyPart[],
    /** @internal */
    readonly settings: ReplySettings,
  ) {
    Object.freeze(this);
  }

  /** Shows nothing. */
  static silence(): Reply {
    return Reply.#EMPTY;
  }

  /** The reply designed for the intent. */
  static static(): Reply {
    return Reply.#EMPTY.with({ kind: 'static' });
  }

  /** A text, shown literally; blank lines do not split it. */
  static text(text: string): Reply {
    return Reply.#EMPTY.text(text);
  }

  /** A picture from a public URL. */
  static image(src: string | URL, options?: ImageOptions): Reply {
    return Reply.#EMPTY.image(src, options);
  }

  text(text: string): Reply {
    return this.with({ kind: 'message', message: textMessage(text) });
  }

  image(src: string | URL, options?: ImageOptions): Reply {
    return this.with({ kind: 'message', message: imageMessage(src, options) });
  }

  /** Puts buttons on the last message, behind those that it has. */
  buttons(...buttons: Button[]): Reply {
    const last = this.parts.at(-1);
    if (last?.kind !== 'message') {
      throw new InvalidReplyError(
        'buttons',
        'stand on no message',
        'Call .buttons(…) right after the message that they belong to.',
      );
    }
    const parts = this.parts.slice(0, -1);
    return new Reply(
      [...parts, { kind: 'message', message: withButtons(last.message, buttons) }],
      this.settings,
    );
  }

  /** @internal all parts of another reply behind those of this one; its settings win */
  concat(other: Reply): Reply {
    return new Reply([...this.parts, ...other.parts], { ...this.settings, ...other.settings });
  }

  private with(part: ReplyPart): Reply {
    return new Reply([...this.parts, part], this.settings);
  }
}
