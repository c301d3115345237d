import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { readRecordings } from '../../recordings/index.js';
import { projectStyle } from '../../test-source/index.js';
import type { CommandContext, CommandResult } from '../command.interface.js';
import { InvalidCommandLineError } from '../errors/index.js';
import { writeNew } from '../generate/index.js';
import { parseCount } from '../options/index.js';
import { examples } from '../output/index.js';
import { recordedTurn, renderTests, rootModuleSource, type RecordedTurn } from '../record/index.js';
import type { Terminal } from '../terminal.js';

interface RecordOptions {
  readonly toTest: string;
  readonly module: string;
  readonly export: string;
  readonly intent?: readonly string[];
  readonly max: number;
}

export function define(command: Command, { action, terminal }: CommandContext): void {
  command
    .description(
      'Writes a test for each different turn among the recordings of a directory, with the testing kit. An existing file ' +
        'is kept.',
    )
    .argument('<dir>', 'the directory of RECORD_DIR')
    .requiredOption('--to-test <file>', 'the file of tests to write')
    .option('--module <file>', 'the source of the root module', 'src/app.module.ts')
    .option('--export <name>', 'the class of the root module there', 'AppModule')
    .option('-i, --intent <names...>', 'only these intents')
    .option('--max <count>', 'maximum number of tests', parseCount, 50)
    .addHelpText(
      'after',
      examples([
        'record recordings --to-test src/recorded.spec.ts',
        'record recordings --to-test src/orders/recorded.spec.ts --intent order.status --max 10',
        'record recordings --to-test src/recorded.spec.ts --module src/shop.module.ts --export ShopModule',
      ]),
    )
    .action(action((directory: string, options: RecordOptions) => record(directory, options, terminal)));
}

async function record(directory: string, options: RecordOptions, { cwd }: Terminal): Promise<CommandResult> {
  const recordings = resolve(cwd, directory);
  if (!existsSync(recordings)) {
    throw new InvalidCommandLineError(
      `The directory ${directory} does not exist.`,
      'Give the directory of RECORD_DIR.',
    );
  }
  const name = options.export;
  const source = rootModuleSource(options.module, name, cwd);
  const turns = await turnsOf(recordings, options);
  const file = resolve(cwd, options.toTest);
  const style = projectStyle(dirname(file));
  const module = { name, file: importOf(file, source) };
  if (turns.length > 0 && !writeNew(file, renderTests(turns, { module, style }))) {
    throw new InvalidCommandLineError(`${options.toTest} exists already, and is kept.`, 'Name another file.');
  }
  const written = turns.length === 0 ? [] : [relative(cwd, file)];
  return {
    data: { written, tests: turns.length },
    text: ({ green }) =>
      turns.length === 0
        ? 'No recordings match.'
        : `${green('written')}  ${written[0]}, ${turns.length} tests`,
  };
}

/** Each different turn once, in the order of time. */
async function turnsOf(directory: string, { intent, max }: RecordOptions): Promise<RecordedTurn[]> {
  const different = new Map<string, RecordedTurn>();
  for (const { recording } of await readRecordings(directory)) {
    const turn = recordedTurn(recording);
    if (turn === undefined || intent?.includes(turn.intent) === false) continue;
    const key = JSON.stringify({ ...turn, options: { ...turn.options, text: undefined } });
    if (!different.has(key)) different.set(key, turn);
  }
  return [...different.values()].slice(0, max);
}

/** As in an import of the file, without its extension. */
function importOf(file: string, module: string): string {
  const path = relative(dirname(file), module)
    .replace(/\.[cm]?[jt]s$/, '')
    .split(sep)
    .join('/');
  return path.startsWith('.') ? path : `./${path}`;
}
