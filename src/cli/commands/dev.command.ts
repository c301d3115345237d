import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { serviceEnv } from '../cli-config.js';
import type { CommandContext, CommandResult } from '../command.interface.js';
import { BuildReport, nestCliOf, runWatched } from '../dev/index.js';
import { InvalidCommandLineError } from '../errors/index.js';
import { parsePort } from '../options/index.js';
import { examples } from '../output/index.js';
import type { Terminal } from '../terminal.js';

interface DevOptions {
  readonly port?: number;
  readonly bot?: string;
}

/** Without a shell, the signal that ends it reaches the service itself. */
const WATCH = ['start', '--watch', '--preserveWatchOutput', '--no-shell'];

export function define(command: Command, { action, terminal }: CommandContext): void {
  command
    .description(
      'Runs the service of this folder with the playground, and restarts it after each change. The conversations of ' +
        'the playground are kept. Ctrl-C ends it.',
    )
    .option('-p, --port <port>', 'the port to listen on', parsePort)
    .option('--bot <file>', 'the export of the bot that the playground plays')
    .addHelpText('after', examples(['dev', 'dev --port 3001', 'dev --bot bots/shop-bot.json']))
    .action(action((options: DevOptions) => dev(options, terminal)));
}

async function dev(options: DevOptions, terminal: Terminal): Promise<CommandResult> {
  const script = nestCliOf(terminal.cwd);
  const env = devEnv(options, terminal);
  const build = new BuildReport(env.PLAYGROUND_BUILD);
  const end = await runWatched(script, WATCH, { ...terminal, env }, (output) => build.read(output));
  if (end === 'stopped') return { data: { end }, text: ({ dim }) => dim('Stopped.') };
  return {
    data: end,
    text: ({ red }) => red(`The Nest CLI ended unexpectedly (${end.failed}).`),
    failed: true,
  };
}

/** Options of the command line override the environment, which overrides the `.env` file. */
function devEnv(
  { port, bot }: DevOptions,
  terminal: Terminal,
): NodeJS.ProcessEnv & { PLAYGROUND_BUILD: string } {
  const { PLAYGROUND_STATE } = serviceEnv(terminal);
  return {
    ...terminal.env,
    PLAYGROUND: 'true',
    PLAYGROUND_BUILD: join(terminal.cwd, 'node_modules', '.cache', 'playground-build.json'),
    ...(!PLAYGROUND_STATE && {
      PLAYGROUND_STATE: join(terminal.cwd, 'node_modules', '.cache', 'playground.json'),
    }),
    ...(port !== undefined && { PORT: String(port) }),
    ...(bot !== undefined && { PLAYGROUND_BOT: exportAt(bot, terminal.cwd) }),
  };
}

function exportAt(given: string, cwd: string): string {
  const path = resolve(cwd, given);
  if (existsSync(path)) return path;
  throw new InvalidCommandLineError(
    `The file ${given} does not exist.`,
    'Export the bot as JSON in the design studio.',
  );
}
