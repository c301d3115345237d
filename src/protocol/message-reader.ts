import { isRecord, recordOf, recordsOf, textOf, type JsonRecord } from '../common/json.js';

/** Separates the characters of literal text, so that the platform finds no markup in it. Clients do not show it. */
const ZERO_WIDTH_SPACE = /\u200b/g;

/** A message as it is on the wire. Its author may be anyone, so its fields may have any type. */
export interface WireMessage {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly metadata?: unknown;
  readonly attributes?: unknown;
}

/** A message that a client shows as one bubble. */
export interface ShownMessage {
  readonly message: WireMessage;
  /** Milliseconds before it is shown. */
  readonly pause: number;
}

/** The bubbles that a client makes of a message: the messages of its commands, or itself. @see protocol.md 3.2, 3.3 */
export function shownMessages(message: WireMessage): ShownMessage[] {
  const commands = recordsOf(recordOf(message.attributes).commands);
  if (commands.length === 0) return [{ message, pause: 0 }];
  const shown: ShownMessage[] = [];
  let pause = 0;
  for (const { type, time, message: played } of commands) {
    if (type === 'wait' && typeof time === 'number') pause += time;
    if (type !== 'message' || !isRecord(played)) continue;
    shown.push({ message: played, pause });
    pause = 0;
  }
  return shown;
}

/** The texts of a message that a user reads, bubble by bubble, without empty ones. */
export function shownTexts(message: WireMessage): string[] {
  return shownMessages(message).flatMap(({ message: { text } }) => {
    const shown = shownText(textOf(text));
    return shown === '' ? [] : [shown];
  });
}

/** A text as a user reads it: without the separators of literal text. Empty if it is not a text. */
export function shownText(text: unknown): string {
  return typeof text === 'string' ? text.replace(ZERO_WIDTH_SPACE, '') : '';
}

/** The cards of a message. */
export function cardsOf(message: WireMessage): JsonRecord[] {
  return recordsOf(attachmentOf(message).gallery);
}

/** The buttons of a message itself, without those of its cards. */
export function ownButtonsOf(message: WireMessage): unknown[] {
  return listOf(attachmentOf(message).buttons);
}

/** The buttons of a message and of its cards. */
export function buttonsOf(message: WireMessage): unknown[] {
  return [...ownButtonsOf(message), ...cardsOf(message).flatMap(({ buttons }) => listOf(buttons))];
}

function attachmentOf({ attributes }: WireMessage): JsonRecord {
  return recordOf(recordOf(attributes).attachment);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
