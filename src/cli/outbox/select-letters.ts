import type { DeadLetters } from '../../outbox/index.js';
import { InvalidCommandLineError } from '../errors/index.js';

export interface LetterSelection {
  readonly conversation?: string;
  readonly reason?: string;
  readonly all?: boolean;
}

/**
 * Ids of the dead letters that a command line selects: the named ones, or those of a conversation, of a reason, or all,
 * at most 1000. An empty selection does not mean all.
 *
 * @throws InvalidCommandLineError for an empty selection, and for ids together with another selection
 */
export async function selectLetters(
  ids: readonly string[],
  { conversation, reason, all }: LetterSelection,
  deadLetters: DeadLetters,
): Promise<readonly string[]> {
  const selects = conversation !== undefined || reason !== undefined || all === true;
  if (selects === ids.length > 0) {
    throw new InvalidCommandLineError(
      'No dead letters are selected, or they are selected twice.',
      'Give their ids, or one of --conversation, --reason and --all.',
    );
  }
  if (!selects) return ids;
  const letters = await deadLetters.list({ requestId: conversation, reason });
  return letters.map(({ id }) => id);
}
