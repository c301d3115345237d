import { isRecord, recordOf, recordsOf, textOf } from '../../../common/index.js';
import type { MessageView } from '../view.types.js';

/** Stands in literal texts, where nobody reads it. */
const ZERO_WIDTH_SPACE = /\u200b/g;

/** What the user reads of messages, bubble by bubble. */
export function textsOf(messages: readonly MessageView[]): string[] {
  return messages
    .flatMap(bubblesOf)
    .map((bubble) => (textOf(bubble.text) ?? '').replace(ZERO_WIDTH_SPACE, '').trim())
    .filter((text) => text !== '');
}

/** Labels of the buttons that messages offer, those of cards too. */
export function labelsOf(messages: readonly MessageView[]): string[] {
  return messages.flatMap(bubblesOf).flatMap(({ attributes }) => {
    const { buttons, gallery } = recordOf(recordOf(attributes).attachment);
    const all = [...recordsOf(buttons), ...recordsOf(gallery).flatMap((card) => recordsOf(card.buttons))];
    return all.flatMap(({ value }) => textOf(value) ?? []);
  });
}

function bubblesOf(message: MessageView): { readonly text?: unknown; readonly attributes?: unknown }[] {
  const commands = recordsOf(message.attributes.commands);
  if (commands.length === 0) return [message];
  return commands.flatMap(({ type, message: said }) => (type === 'message' && isRecord(said) ? [said] : []));
}
