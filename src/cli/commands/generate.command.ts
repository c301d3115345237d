import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { loadBotExport, type BotExport } from '../../bot-export/index.js';
import { exploreApp, findApp } from '../app/index.js';
import type { CommandContext, CommandResult } from '../command.interface.js';
import {
  generateHandlers,
  isUpToDate,
  renderKnownIntents,
  writeOver,
  type GeneratedHandlers,
} from '../generate/index.js';
import { examples } from '../output/index.js';
import type { Terminal } from '../terminal.js';

interface GenerateOptions {
  readonly bot: readonly string[];
  readonly types: string;
  readonly handlers?: string;
  readonly app?: string;
  readonly check?: boolean;
}

const NO_HANDLERS: GeneratedHandlers = { written: [], kept: [], classes: [] };

export function define(command: Command, context: CommandContext): void {
  command
    .description(
      'Makes the intents of bots known to the compiler, so that a misspelt @Intent does not compile; with ' +
        '--handlers also creates a handler and a test for each block without a handler. Existing files ' +
        'are kept, except the one of --types.',
    )
    .requiredOption('--bot <files...>', 'exports of the bots that the service serves')
    .option('--types <file>', 'the file of known intents, regenerated each time', 'src/known-intents.ts')
    .option('--check', 'write nothing; exit with 1 if the file of --types is not up to date')
    .option('--handlers <dir>', 'the folder for new handlers and their tests')
    .option('--app <file>', 'the built root module, whose handlers are not generated again')
    .addHelpText(
      'after',
      examples([
        'generate --bot shop-bot.json',
        'generate --bot shop-bot.json --handlers src/orders',
        'generate --bot shop-bot.json --check',
      ]),
    )
    .action(context.action((options: GenerateOptions) => generate(options, context.terminal)));
}

async function generate(options: GenerateOptions, terminal: Terminal): Promise<CommandResult> {
  const { cwd } = terminal;
  const bots = await Promise.all(options.bot.map((file) => loadBotExport(resolve(cwd, file))));
  const types = resolve(cwd, options.types);
  const text = renderKnownIntents(bots);
  const upToDate = isUpToDate(types, text);
  if (options.check === true) return checked(relative(cwd, types), upToDate);
  if (!upToDate) writeOver(types, text);
  const { written, kept, classes } = await newHandlers(bots, options, terminal);
  const all = [...(upToDate ? [] : [types]), ...written].map((path) => relative(cwd, path));
  return {
    data: { written: all, kept: kept.map((path) => relative(cwd, path)), provide: classes },
    text: ({ green, dim, bold }) =>
      [
        ...all.map((path) => `${green('written')}  ${path}`),
        ...kept.map((path) => `${dim('kept')}     ${relative(cwd, path)}`),
        ...(all.length + kept.length === 0 ? ['All files exist already.'] : []),
        ...(classes.length > 0 ? ['', `Add to the providers of a module: ${bold(classes.join(', '))}`] : []),
      ].join('\n'),
  };
}

function checked(file: string, upToDate: boolean): CommandResult {
  return {
    data: { file, upToDate },
    text: () =>
      upToDate ? `${file} is up to date.` : `${file} is not up to date: run this without --check.`,
    failed: !upToDate,
  };
}

/** Without a build, every block counts as missing; existing files are kept in any case. */
async function newHandlers(
  bots: readonly BotExport[],
  { handlers, app }: GenerateOptions,
  terminal: Terminal,
): Promise<GeneratedHandlers> {
  if (handlers === undefined) return NO_HANDLERS;
  const path = findApp(app, terminal.cwd);
  const known = path === undefined ? [] : (await exploreApp(path, terminal)).handlers;
  return generateHandlers(bots, known, resolve(terminal.cwd, handlers));
}
