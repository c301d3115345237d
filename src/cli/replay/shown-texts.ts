import { recordOf, isRecord } from '../../common/index.js';
import { isVisibleToUser } from '../../playground/index.js';
import type { RecordedCall } from '../../recordings/index.js';
import { shownTexts } from '../../protocol/index.js';
import { messagesOf } from '../wire/index.js';

/** The texts that a user reads of a webhook's answer. */
export function textsOfAnswer(answer: unknown): string[] {
  return isRecord(answer)
    ? messagesOf(answer).flatMap(({ message }) => shownTexts({ text: message.text }))
    : [];
}

/** The texts of a message sent through the messaging API, without hidden messages. */
export function textsSent({ operation, body }: Pick<RecordedCall, 'operation' | 'body'>): string[] {
  const message = recordOf(body);
  const isSeen = isVisibleToUser({ attributes: recordOf(message.attributes) });
  return operation === 'send' && isSeen ? shownTexts(message) : [];
}
