import { recordOf, recordsOf, textOf, type JsonRecord } from '../../common/index.js';
import { isVisibleToUser, type MessageDoc } from '../../playground/index.js';
import { cardsOf, ownButtonsOf, shownMessages, shownText, type ShownMessage } from '../../protocol/index.js';

/** A button, or a quick reply. */
export interface TestButton {
  readonly label: string;
  /** `text` sends its label, `action` runs an intent, `url` opens a page. */
  readonly kind: 'text' | 'action' | 'url';
  /** Of an `action`: the block and its variables, as they are on the wire. */
  readonly action?: string;
  /** Of an `action`: the block's name. */
  readonly intent?: string;
  /** Of an `action`: the variables that it sets. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Of a `url`. */
  readonly link?: string;
}

export interface TestCard {
  readonly title: string;
  readonly description?: string;
  readonly image?: string;
  readonly buttons: readonly TestButton[];
}

/** One visible bubble. */
export interface TestMessage {
  /** The visible text, without the invisible separators of literal text. Empty if there is none. */
  readonly text: string;
  /** `text`, `image`, `frame`, `file`, `gallery`, … */
  readonly type: string;
  /** Of media. */
  readonly src?: string;
  readonly buttons: readonly TestButton[];
  readonly cards: readonly TestCard[];
  /** Milliseconds before it is shown. */
  readonly pause: number;
  /** The message on the wire. */
  readonly raw: Readonly<JsonRecord>;
}

/** The bubbles that a client makes of a stored message, with its commands played. @see protocol.md 3.2, 3.3 */
export function bubblesOf(message: MessageDoc): TestMessage[] {
  return isVisibleToUser(message) ? shownMessages(message).map(bubble) : [];
}

/** The buttons of a bubble itself, and of its cards. */
export function allButtons({ buttons, cards }: TestMessage): readonly TestButton[] {
  return [...buttons, ...cards.flatMap((card) => card.buttons)];
}

function bubble({ message, pause }: ShownMessage): TestMessage {
  const src = textOf(recordOf(message.metadata).src);
  return {
    text: shownText(message.text),
    type: textOf(message.type) ?? 'text',
    ...(src !== undefined && { src }),
    buttons: recordsOf(ownButtonsOf(message)).map(buttonOf),
    cards: cardsOf(message).map(cardOf),
    pause,
    raw: { ...message },
  };
}

function cardOf({ title, description, preview, buttons }: JsonRecord): TestCard {
  const image = textOf(recordOf(preview).src);
  return {
    title: shownText(title),
    ...(typeof description === 'string' && { description: shownText(description) }),
    ...(image !== undefined && { image }),
    buttons: recordsOf(buttons).map(buttonOf),
  };
}

function buttonOf({ type, value, action, link }: JsonRecord): TestButton {
  const label = shownText(value);
  if (type === 'url') return { label, kind: 'url', link: textOf(link) ?? '' };
  const target = textOf(action);
  return type === 'action' && target !== undefined
    ? { label, kind: 'action', action: target, ...targetOf(target) }
    : { label, kind: 'text' };
}

/** `order.cancel{"orderId":"7"}` */
function targetOf(action: string): { intent: string; params: Record<string, unknown> } {
  const brace = action.indexOf('{');
  if (brace === -1) return { intent: action, params: {} };
  return { intent: action.slice(0, brace), params: parsed(action.slice(brace)) };
}

function parsed(json: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(json));
  } catch {
    return {};
  }
}
