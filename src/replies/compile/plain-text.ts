import type { Message } from '../../protocol/index.js';
import { isBlank } from '../field-checks.js';
import { withoutMicroLanguage } from '../literal/index.js';

const BETWEEN_MESSAGES = '\n\n';

/** The texts of messages as the engine joins them for the summary of a conversation. */
export function summaryOf(messages: readonly Message[]): string {
  return messages
    .map((message) => message.text)
    .join(BETWEEN_MESSAGES)
    .trim();
}

/** Messages for an engine that shows nothing but text, and reads the micro-language in it. @see protocol.md 1.9 */
export function plainTextOf(messages: readonly Message[]): string {
  return messages
    .map((message) => withoutMicroLanguage(inWords(message)))
    .filter((text) => text !== '')
    .join(BETWEEN_MESSAGES);
}

function inWords(message: Message): string {
  if (!isBlank(message.text)) {
    return message.text;
  }
  const cards = message.attributes?.attachment?.gallery ?? [];
  return message.metadata?.src ?? cards.map((card) => card.title ?? '').join('\n');
}
