import type { JsonRecord } from '../../../common/index.js';

const EMPTY_LINES = /[\r\n]{3,}/g;
const EMPTY_LINE = /^([\r\n])/m;
const PAUSE_MS = 500;

/**
 * A text of several paragraphs becomes commands: a message for each, a pause for each empty line between them.
 * Nothing for a text of one. @see protocol.md 2.3
 */
export function splitParagraphs(text: string): JsonRecord[] | undefined {
  const commands = text
    .replace(EMPTY_LINES, '\n\n')
    .split(EMPTY_LINE)
    .flatMap((part): JsonRecord[] => {
      if (EMPTY_LINE.test(part)) return [{ type: 'wait', time: PAUSE_MS }];
      const words = part.trim();
      return words === '' ? [] : [{ type: 'message', message: { text: words } }];
    });
  return commands.length > 1 ? commands : undefined;
}
