import { recordOf, recordsOf, textOf } from '../../../../common/json.js';
import {
  cardsOf,
  ownButtonsOf,
  shownMessages,
  type ShownMessage,
} from '../../../../protocol/message-reader.js';
import type { MessageView } from '../../../server/view.types.js';

export interface ChatButton {
  readonly type?: string;
  readonly value?: string;
  readonly link?: string;
  readonly target?: string;
  readonly action?: string;
  readonly show_echo?: boolean;
}

export interface CardContent {
  readonly preview?: { readonly src?: string };
  readonly title?: string;
  readonly description?: string;
  readonly buttons?: readonly ChatButton[];
}

/** The content of one bubble. */
export interface BubbleContent {
  readonly type: string;
  readonly text: string;
  readonly media: Readonly<Record<string, unknown>>;
  readonly buttons: readonly ChatButton[];
  readonly cards: readonly CardContent[];
  /** The pause before it, in milliseconds. */
  readonly after: number;
}

/** As the platform's chat plays a message: the messages of its commands in order, or itself. */
export function shownBubbles(message: MessageView): BubbleContent[] {
  return shownMessages(message).map(bubbleOf);
}

function bubbleOf({ message, pause }: ShownMessage): BubbleContent {
  return {
    type: textOf(message.type) ?? 'text',
    // With the separators of literal text: without them its characters would be Markdown.
    text: textOf(message.text) ?? '',
    media: recordOf(message.metadata),
    buttons: recordsOf(ownButtonsOf(message)),
    cards: cardsOf(message),
    after: pause,
  };
}
