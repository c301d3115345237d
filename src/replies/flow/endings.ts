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
/** The only pairs that are useful together, in this order. */
const PAIRS: ReadonlySet<string> = new Set(['capture goTo', 'capture continueFlow', 'department handOff']);

/**
 * Steps that hand the conversation on: to a block, to agents, to a bot, or to its end. They are placed last, in any
 * order of the calls.
 */
export function isEnding(part: ReplyPart): boolean {
  return ENDINGS.has(part.kind);
}

/**
 * @throws InvalidReplyError for two that contradict each other: after a jump the engine runs no further step, and after
 *   a hand-off, a new bot or the end, further steps of the old flow would run in a conversation that it no longer owns
 * @see protocol.md 2.4, 4.4
 */
export function assertOneEnding(parts: readonly ReplyPart[]): void {
  const kinds = parts.filter(isEnding).map((part) => part.kind);
  if (kinds.length > 1 && !PAIRS.has(kinds.join(' '))) {
    throw new InvalidReplyError(
      kinds.join(' and '),
      'cannot be in one reply: each hands the conversation on, and no step of this reply can follow',
      'Keep one of them.',
    );
  }
}

/** First the steps that show or set something, in their order; then the step that hands the conversation on. */
export function endingsLast(parts: readonly ReplyPart[]): readonly ReplyPart[] {
  return parts.some(isEnding)
    ? [...parts.filter((part) => !isEnding(part)), ...parts.filter(isEnding)]
    : parts;
}
