import { recordOf, recordsOf, textOf } from '../../common/index.js';
import type { RecordedCall } from '../../recordings/index.js';
import { isRecord, messagesOf } from '../wire/index.js';

/** What separates the characters of literal text. */
const INVISIBLE = /\u200b/g;

/** The texts that a user reads of a webhook's answer. */
export function shownTexts(answer: unknown): string[] {
  return isRecord(answer) ? messagesOf(answer).flatMap(({ message }) => read(message.text)) : [];
}

/** The texts of a message that went through the messaging API; those that no user sees left out. */
export function textsSent({ operation, body }: Pick<RecordedCall, 'operation' | 'body'>): string[] {
  const message = recordOf(body);
  const { subtype, commands } = recordOf(message.attributes);
  const isHidden = subtype === 'private' || (typeof subtype === 'string' && subtype.startsWith('info'));
  if (operation !== 'send' || isHidden) return [];
  const played = recordsOf(commands).filter(({ type }) => type === 'message');
  const messages = played.length === 0 ? [message] : played.map((command) => recordOf(command.message));
  return messages.flatMap(({ text }) => read(text));
}

function read(text: unknown): string[] {
  const words = textOf(text)?.replace(INVISIBLE, '');
  return words === undefined ? [] : [words];
}
