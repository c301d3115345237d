import { recordOf, type JsonRecord } from '../../common/index.js';
import { explicitIntent, isFromFlow } from '../../protocol/index.js';
import type { IntentMatcher, MatchReason } from './intents/intent-matcher.interface.js';
import type { EngineTurn } from './turn.js';

/** The block that a message means. */
export interface FoundBlock {
  readonly intent: JsonRecord;
  readonly reason: MatchReason;
  readonly score?: number;
  /** The block runs, its webhook too, but what it says is thrown away. @see protocol.md 1.1 */
  readonly thrownAway?: boolean;
}

/** The block that the bot falls back to. */
const FALLBACK = 'defaultFallback';

/**
 * Finds the block of a message: the one that waits for the user, the one that is named by a button or by `/name`, the
 * one whose question it is, the one that language understanding finds, the fallback.
 */
export async function findBlock(
  turn: EngineTurn,
  matcher: IntentMatcher,
): Promise<FoundBlock | 'lost lock' | undefined> {
  const { message, memory, bot } = turn;
  if (!isFromFlow(message)) {
    if (recordOf(message.attributes).action) memory.unlock();
    memory.steps = 0;
  }
  if (memory.lockedIntent !== undefined) {
    const intent = bot.find(memory.lockedIntent);
    if (intent !== undefined) return { intent, reason: 'locked' };
    memory.unlock();
    return 'lost lock';
  }
  const explicit = explicitIntent(message);
  if (explicit === undefined) return search(turn, matcher);
  const intent = explicit.name === '' ? undefined : bot.find(explicit.name);
  if (intent === undefined) {
    turn.tell({ type: 'intent-not-found', reference: explicit.reference });
    const found = await search(turn, matcher);
    return found === undefined ? undefined : { ...found, thrownAway: true };
  }
  for (const [name, value] of Object.entries(explicit.parameters)) turn.setVariable(name, value);
  return { intent, reason: explicit.by };
}

async function search({ message, bot }: EngineTurn, matcher: IntentMatcher): Promise<FoundBlock | undefined> {
  const { text } = message;
  const exact = bot.findByQuestion(text);
  if (exact !== undefined) return { intent: exact, reason: 'exact' };
  const match = typeof text === 'string' ? await matcher.match(text, bot) : undefined;
  const matched = match === undefined ? undefined : bot.find(match.name);
  if (match !== undefined && matched !== undefined)
    return { intent: matched, reason: 'phrase', score: match.score };
  const fallback = bot.find(FALLBACK);
  return fallback === undefined ? undefined : { intent: fallback, reason: 'fallback' };
}
