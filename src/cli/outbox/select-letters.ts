import type { DeadLetters } from '../../outbox/index.js';
import { InvalidCommandLineError } from '../errors/index.js';

export interface LetterSelection {
  readonly conversation?: string;
  readonly reason?: string;
  readonly all?: boolean;
}

/**
 * Ids of the dead letters that a command line means: those that it names, or those of a conversation, of a reason, or
 * all, 1000 at most. Nothing at all is no way to say all.
 *
 * @throws InvalidCommandLineError for nothing, and for ids beside a selection
 */
export async function selectLetters(
  ids: readonly string[],
  { conversation, reason, all }: LetterSelection,
  deadLetters: DeadLetters,
): Promise<readonly string[]> {
  const selects = conversation !== undefined || reason !== undefined || all === true;
  if (selects === ids.length > 0) {
    throw new InvalidCommandLineError(
      'Which dead letters are meant is not said, or said twice.',
      'Give their ids, or one of --conversation, --reason and --all.',
    );
  }
  if (!selects) return ids;
  const letters = await deadLetters.list({ requestId: conversation, reason });
  return letters.map(({ id }) => id);
}
