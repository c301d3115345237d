import type { Card } from './card.js';
import { textMessage } from './messages/text-message.js';
import {
  audioMessage,
  fileMessage,
  frameMessage,
  galleryMessage,
  imageMessage,
  markupMessage,
  redirectMessage,
  videoMessage,
  type CaptionOptions,
  type FileOptions,
  type ImageOptions,
  type SizeOptions,
} from './messages/index.js';
import { assertVisible } from './field-checks.js';
import { assertWait } from './flow/index.js';
import { literalMessageText } from './literal/index.js';
import type { Message } from '../protocol/index.js';
import type { Reply } from './reply.js';
import type { ReplyPart } from './reply-part.types.js';

/** The messages of a reply, each method the next one. A base of its own to keep {@link Reply} readable. */
export abstract class ReplyMessages {
  /** A text, shown literally; blank lines do not split it. */
  text(text: string): Reply {
    return this.message(textMessage(text));
  }

  /**
   * A text in which the platform fills Liquid (`{{ name }}`); what is interpolated stays literal.
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

  /** A file to download. Its MIME type is told from the ending, or given. */
  file(src: string | URL, options?: FileOptions): Reply {
    return this.message(fileMessage(src, options));
  }

  /** A web page inside the chat; 100 % wide and 230 pixels high unless told otherwise. */
  frame(src: string | URL, options?: SizeOptions): Reply {
    return this.message(frameMessage(src, options));
  }

  /** Cards side by side. */
  cards(...cards: readonly Card[]): Reply {
    return this.message(galleryMessage(cards));
  }

  /** Takes the browser to another page, in clients that support it. */
  redirect(src: string | URL, options?: CaptionOptions): Reply {
    return this.message(redirectMessage(src, options));
  }

  /** Waits between two messages: 0 to 30000 milliseconds, which is also the most for all pauses of a reply together. */
  pause(milliseconds: number): Reply {
    assertWait(milliseconds, 'pause');
    return this.with({ kind: 'pause', milliseconds });
  }

  /** A private note: agents see it, the user does not. */
  note(text: string): Reply {
    assertVisible(text, 'note');
    return this.with({ kind: 'note', text: literalMessageText(text) });
  }

  /** A line that looks like one of the system, such as 'The chat was moved to Sales'. */
  info(text: string): Reply {
    assertVisible(text, 'info');
    return this.with({ kind: 'info', text: literalMessageText(text) });
  }

  protected abstract with(part: ReplyPart): Reply;

  private message(message: Message): Reply {
    return this.with({ kind: 'message', message: Object.freeze(message) });
  }
}
