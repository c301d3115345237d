import type { CommandResult } from '../command.interface.js';

/** The result of retrying or deleting dead letters, by their ids. */
export interface ChangedLetters {
  readonly changed: readonly string[];
  /** Ids without a dead letter. */
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

/** @param done the action: `retried`, `dropped` */
export function reportChanges(
  { changed, unknown }: ChangedLetters,
  done: 'retried' | 'dropped',
): CommandResult {
  return {
    data: { [done]: changed, unknown },
    text: ({ red }) =>
      [
        `${changed.length} ${done}.`,
        ...unknown.map((id) => red(`The dead letter ${id} does not exist.`)),
      ].join('\n'),
    failed: unknown.length > 0,
  };
}
