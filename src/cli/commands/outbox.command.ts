import type { Command } from 'commander';
import { ENV_FILE_OPTION } from '../cli-config.js';
import type { CommandContext, CommandResult } from '../command.interface.js';
import {
  changeLetters,
  listLetters,
  reportChanges,
  selectLetters,
  withOutbox,
  type LetterSelection,
} from '../outbox/index.js';
import { examples } from '../output/index.js';

type OutboxCommandOptions = LetterSelection & { readonly envFile?: string; readonly yes?: boolean };

export function define(command: Command, context: CommandContext): void {
  command
    .description('Works on the dead letters of a durable outbox: messages that could not be delivered.')
    .addHelpText(
      'after',
      examples([
        'outbox stats --json',
        'outbox list --reason TOKEN_REJECTED',
        'outbox retry --conversation <request-id>',
        'outbox drop <id> --yes',
      ]),
    );
  defineList(command, context);
  defineChange(command, context, 'retry');
  defineChange(command, context, 'drop');
  command
    .command('stats')
    .description('Prints the number of waiting jobs, the age of the oldest, and the number of dead letters.')
    .option(...ENV_FILE_OPTION)
    .addHelpText('after', examples(['outbox stats']))
    .action(context.action(({ envFile }: OutboxCommandOptions) => stats(context, envFile)));
}

function defineList(command: Command, context: CommandContext): void {
  command
    .command('list')
    .description('Dead letters by conversation, the oldest first, 1000 at most, each with its reason.')
    .option('--conversation <id>', 'only those of this conversation (its request id)')
    .option('--reason <code>', 'only those with this error code')
    .option(...ENV_FILE_OPTION)
    .addHelpText('after', examples(['outbox list', 'outbox list --reason TOKEN_REJECTED --json']))
    .action(
      context.action(({ conversation: requestId, reason, envFile }: OutboxCommandOptions) =>
        withOutbox(context.terminal, envFile, async ({ deadLetters }) =>
          listLetters(await deadLetters.list({ requestId, reason })),
        ),
      ),
    );
}

function defineChange(command: Command, context: CommandContext, change: 'retry' | 'drop'): void {
  const changing = command
    .command(change)
    .description(
      change === 'retry'
        ? 'Returns dead letters to the service, which retries them from the step that failed.'
        : 'Deletes dead letters: their messages are lost. Asks for confirmation.',
    )
    .argument('[ids...]', 'their ids, as `outbox list` gives them')
    .option('--conversation <id>', 'all of this conversation')
    .option('--reason <code>', 'all with this error code')
    .option('--all', 'all, 1000 at most at once')
    .option(...ENV_FILE_OPTION)
    .addHelpText('after', examples([`outbox ${change} <id>`, `outbox ${change} --reason TOKEN_REJECTED`]))
    .action(
      context.action((ids: string[], options: OutboxCommandOptions) =>
        changeAll(context, change, ids, options),
      ),
    );
  if (change === 'drop') changing.option('--yes', 'do not ask');
}

async function changeAll(
  { terminal, progress, confirm }: CommandContext,
  change: 'retry' | 'drop',
  named: readonly string[],
  { envFile, yes, ...selection }: OutboxCommandOptions,
): Promise<CommandResult> {
  const done = change === 'retry' ? 'retried' : 'dropped';
  return withOutbox(terminal, envFile, async ({ deadLetters }) => {
    const letters = await selectLetters(named, selection, deadLetters);
    const agreed =
      change === 'retry' ||
      letters.length === 0 ||
      (await confirm(`Drop ${letters.length} dead letters? Their messages are lost.`, yes));
    if (!agreed)
      return { data: { dropped: [], unknown: [] }, text: () => 'Nothing was dropped.', failed: true };
    const bar = await progress(`${letters.length} dead letters`, letters.length);
    try {
      const changed = await changeLetters(
        letters,
        (id) => deadLetters[change](id),
        () => bar.advance(),
      );
      return reportChanges(changed, done);
    } finally {
      bar.done();
    }
  });
}

function stats({ terminal }: CommandContext, envFile?: string): Promise<CommandResult> {
  return withOutbox(terminal, envFile, async (outbox) => {
    const data = await outbox.stats();
    const { depth, oldestAgeMs, dead } = data;
    return {
      data,
      text: () => `${depth} wait, the oldest for ${Math.round(oldestAgeMs / 1000)} s; ${dead} dead letters.`,
    };
  });
}
