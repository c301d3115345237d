import { TestUsageError } from '../errors/index.js';
import { allButtons, type TestButton } from './test-message.js';
import type { TestTurn } from './test-turn.js';

/** @throws TestUsageError that names the existing buttons */
export function findButton(label: string, turn: TestTurn | undefined): TestButton {
  const buttons = [...(turn?.buttons ?? []), ...(turn?.late ?? []).flatMap(allButtons)];
  const found = buttons.find((button) => button.label === label);
  if (found === undefined) {
    const labels = buttons.map((button) => `'${button.label}'`).join(', ');
    throw new TestUsageError(
      `the last turn has no button '${label}'`,
      labels === '' ? 'It has no buttons at all.' : `It has ${labels}.`,
    );
  }
  if (found.kind === 'url') {
    throw new TestUsageError(
      `the button '${label}' opens a page, and sends nothing to the bot`,
      'Check `link` of the button instead.',
    );
  }
  return found;
}
