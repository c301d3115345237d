import { recordOf, recordsOf, textOf } from '../../../common/index.js';
import { seenBubbles } from '../../../test-source/index.js';
import type { MessageView } from '../view.types.js';

/** Labels of the buttons that messages offer, those of cards too. */
export function labelsOf(messages: readonly MessageView[]): string[] {
  return messages.flatMap(seenBubbles).flatMap(({ attributes }) => {
    const { buttons, gallery } = recordOf(recordOf(attributes).attachment);
    const all = [...recordsOf(buttons), ...recordsOf(gallery).flatMap((card) => recordsOf(card.buttons))];
    return all.flatMap(({ value }) => textOf(value) ?? []);
  });
}
