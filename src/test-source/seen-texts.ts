import { isRecord, recordOf, recordsOf, textOf } from '../common/index.js';

/** Separates the characters of literal text, invisibly. */
const INVISIBLE = /\u200b/g;

/** A message as it is on the wire. */
export interface WireMessage {
  readonly text?: unknown;
  readonly attributes?: unknown;
}

/** The texts of a message that the user reads, bubble by bubble, as in `texts` of the testing kit. @see protocol.md 3.2, 3.3 */
export function seenTexts(message: WireMessage): string[] {
  return seenBubbles(message).flatMap(({ text }) => {
    const words = (textOf(text) ?? '').replace(INVISIBLE, '');
    return words === '' ? [] : [words];
  });
}

/** The message itself, or those that its commands play. */
export function seenBubbles(message: WireMessage): WireMessage[] {
  const commands = recordsOf(recordOf(message.attributes).commands);
  if (commands.length === 0) return [message];
  return commands.flatMap(({ type, message: said }) => (type === 'message' && isRecord(said) ? [said] : []));
}
