import type { MessageDoc } from '../documents.types.js';

/** The platform's reaction to a text of any sender: the part after the first backslash. @see protocol.md 3.4 */
export function commandIn({ text }: MessageDoc): 'agent' | 'close' | undefined {
  if (typeof text !== 'string') return undefined;
  const start = text.indexOf('\\');
  const word = start < 0 ? undefined : text.slice(start + 1);
  return word === 'agent' || word === 'close' ? word : undefined;
}
