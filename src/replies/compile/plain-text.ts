import type { Message } from '../../protocol/index.js';
import { isBlank } from '../field-checks.js';
import { withoutMicroLanguage } from '../literal/index.js';

const BETWEEN_MESSAGES = '\n\n';

/**
 * The texts of messages as the engine joins them for the summary of a conversation: the line in the list of
 * conversations and in notifications. Clients that show the messages do not show it. Cards and files without words are
 * summed up by their titles and names.
 */
export function summaryOf(messages: readonly Message[]): string {
  const texts = messages.map((message) => message.text);
  const isWordless = texts.every(isBlank);
  return (isWordless ? messages.map(titleOf).filter((title) => !isBlank(title)) : texts)
    .join(BETWEEN_MESSAGES)
    .trim();
}

function titleOf({ metadata, attributes }: Message): string {
  const titles = (attributes?.attachment?.gallery ?? []).map(({ title = '' }) => title);
  return metadata?.name ?? metadata?.src ?? titles.join('\n');
}

/** Messages for an engine that shows only text and parses the micro-language in it. @see protocol.md 1.9 */
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
