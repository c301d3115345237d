import type { CommandResult } from '../command.interface.js';

/** What became of dead letters that were to be retried or dropped: by their ids. */
export interface ChangedLetters {
  readonly changed: readonly string[];
  /** Ids of which there is no dead letter, or no more. */
  readonly unknown: readonly string[];
}

/** One after another, so that those of one conversation keep their order. */
export async function changeLetters(
  ids: readonly string[],
  change: (id: string) => Promise<boolean>,
  step: () => void,
): Promise<ChangedLetters> {
  const changed: string[] = [];
  const unknown: string[] = [];
  for (const id of ids) {
    ((await change(id)) ? changed : unknown).push(id);
    step();
  }
  return { changed, unknown };
}

/** @param done what was done to them: `retried`, `dropped` */
export function reportChanges(
  { changed, unknown }: ChangedLetters,
  done: 'retried' | 'dropped',
): CommandResult {
  return {
    data: { [done]: changed, unknown },
    text: ({ red }) =>
      [`${changed.length} ${done}.`, ...unknown.map((id) => red(`There is no dead letter ${id}.`))].join(
        '\n',
      ),
    failed: unknown.length > 0,
  };
}
