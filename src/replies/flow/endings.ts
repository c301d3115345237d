import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import type { ReplyPart } from '../reply-part.types.js';

type Kind = ReplyPart['kind'];

const ENDINGS: ReadonlySet<Kind> = new Set<Kind>([
  'capture',
  'goTo',
  'continueFlow',
  'handOff',
  'department',
  'replaceBot',
  'close',
]);
/** The only two that make sense one after the other, in this order. */
const PAIRS: ReadonlySet<string> = new Set(['capture goTo', 'capture continueFlow', 'department handOff']);

/** What hands the conversation on: to a block, a human, a bot or nobody. It comes last, wherever it is called. */
export function isEnding(part: ReplyPart): boolean {
  return ENDINGS.has(part.kind);
}

/**
 * @throws InvalidReplyError for two that contradict each other: after a jump the engine runs nothing more, and after a
 * hand-off, a new bot or the end, what the old flow still does lands in a conversation that is no longer its own
 * @see protocol.md 2.4, 4.4
 */
export function assertOneEnding(parts: readonly ReplyPart[]): void {
  const kinds = parts.filter(isEnding).map((part) => part.kind);
  if (kinds.length > 1 && !PAIRS.has(kinds.join(' '))) {
    throw new InvalidReplyError(
      kinds.join(' and '),
      'cannot stand in one reply: each hands the conversation on, and nothing of this reply can follow',
      'Keep the one that you mean.',
    );
  }
}

/** Everything that is shown or set first, in its order; then what hands the conversation on. */
export function endingsLast(parts: readonly ReplyPart[]): readonly ReplyPart[] {
  return parts.some(isEnding)
    ? [...parts.filter((part) => !isEnding(part)), ...parts.filter(isEnding)]
    : parts;
}
