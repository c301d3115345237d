import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AppNotExploredError, findApp, hasFailed, runApart, USUAL_PLACES } from '../app/index.js';
import type { CommandContext, CommandResult } from '../command.interface.js';
import { InvalidCommandLineError } from '../errors/index.js';
import { examples, type Style } from '../output/index.js';
import { REPLAY_PROCESS, type Difference, type ReplayedTurn } from '../replay/index.js';
import type { Terminal } from '../terminal.js';

interface ReplayOptions {
  readonly app?: string;
  readonly intent?: readonly string[];
}

const TIMEOUT_MS = 600_000;

export function define(command: Command, { action, terminal }: CommandContext): void {
  command
    .description(
      'Sends recorded requests to the current handlers, and shows the answers and the calls to the platform that ' +
        'differ. The platform answers as recorded; your other systems are called as the environment configures them.',
    )
    .argument('<dir>', 'the directory of RECORD_DIR')
    .option('--app <file>', `the built root module (usually ${USUAL_PLACES.join(', ')})`)
    .option('-i, --intent <names...>', 'only these intents')
    .addHelpText(
      'after',
      examples([
        'replay recordings',
        'replay recordings --app dist/app.module.js --intent order.status order.cancel',
        'replay /var/lib/bots/recordings --json',
      ]),
    )
    .action(action((directory: string, options: ReplayOptions) => replay(directory, options, terminal)));
}

async function replay(
  directory: string,
  { app, intent = [] }: ReplayOptions,
  terminal: Terminal,
): Promise<CommandResult> {
  const path = findApp(app, terminal.cwd);
  if (path === undefined) {
    throw new InvalidCommandLineError(
      'The built application was not found.',
      'Build it, or name its root module: `--app dist/app.module.js`.',
    );
  }
  const recordings = resolve(terminal.cwd, directory);
  if (!existsSync(recordings)) {
    throw new InvalidCommandLineError(
      `The directory ${directory} does not exist.`,
      'Give the directory of RECORD_DIR.',
    );
  }
  const found = await runApart<{ turns: readonly ReplayedTurn[] }>(
    REPLAY_PROCESS,
    [path, recordings, ...intent],
    TIMEOUT_MS,
    terminal,
  );
  if (hasFailed(found)) throw new AppNotExploredError(path, found.failed.problem, found.failed.help);
  return report(found.turns);
}

function report(turns: readonly ReplayedTurn[]): CommandResult {
  const changed = turns.filter(({ differences }) => differences.length > 0);
  return {
    data: { replayed: turns.length, changed: changed.length, turns: changed },
    text: (style) =>
      [
        ...changed.flatMap((turn) => [...linesOf(turn, style), '']),
        turns.length === 0
          ? 'No recordings match.'
          : `${turns.length} replayed, ${changed.length === 0 ? style.green('nothing changed') : style.red(`${changed.length} changed`)}`,
      ].join('\n'),
    failed: changed.length > 0,
  };
}

function linesOf({ name, intent, differences, more, error }: ReplayedTurn, style: Style): string[] {
  return [
    `${style.bold(intent)}  ${style.dim(name)}${error === undefined ? '' : `  ${style.red(error)}`}`,
    ...differences.flatMap((difference) => differenceLines(difference, style)),
    ...(more > 0 ? [style.dim(`  and ${more} more differences`)] : []),
  ];
}

function differenceLines({ path, was, is }: Difference, { red, green, dim }: Style): string[] {
  return [
    `  ${dim(path)}`,
    ...(was === undefined ? [] : [`    ${red(`- ${JSON.stringify(was)}`)}`]),
    ...(is === undefined ? [] : [`    ${green(`+ ${JSON.stringify(is)}`)}`]),
  ];
}
