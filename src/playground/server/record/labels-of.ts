import { recordsOf, textOf } from '../../../common/index.js';
import { buttonsOf, shownMessages } from '../../../protocol/index.js';
import type { MessageView } from '../view.types.js';

/** Labels of the buttons that messages offer, those of cards too. */
export function labelsOf(messages: readonly MessageView[]): string[] {
  return messages
    .flatMap(shownMessages)
    .flatMap(({ message }) => recordsOf(buttonsOf(message)))
    .flatMap(({ value }) => textOf(value) ?? []);
}
