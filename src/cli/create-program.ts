import { Command } from 'commander';
import type { CommandContext, CommandEntry } from './command.interface.js';
import { askToConfirm, reportResult, startProgress } from './output/index.js';
// Not the index, which loads Nest.
import { PACKAGE_VERSION } from '../common/package-version.js';
import { PROGRAM } from './program-name.js';
import type { Terminal } from './terminal.js';

export interface ProgramOptions {
  readonly entries: readonly CommandEntry[];
  readonly args: readonly string[];
  readonly terminal: Terminal;
  /** Called if a command's result is a failure. */
  readonly failed: () => void;
}

/**
 * The program with all its commands. Only those that the command line names are loaded, so that `--help` is fast and
 * `outbox` does not load `dev`.
 */
export async function createProgram({ entries, args, terminal, failed }: ProgramOptions): Promise<Command> {
  const { stdout, stderr } = terminal;
  const program = new Command(PROGRAM)
    .description('Tools for webhook services of Pingstreams and Tiledesk chatbots.')
    .version(PACKAGE_VERSION, '-v, --version')
    .option('--json', 'print the result as one JSON document')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => undefined,
      getOutHasColors: () => stdout.isTTY === true,
      getErrHasColors: () => stderr.isTTY === true,
    })
    .addHelpText('after', EXIT_CODES)
    .exitOverride();
  const context = contextOf(program, terminal, failed);
  for (const { name, summary, load } of entries) {
    const command = program.command(name).summary(summary);
    if (args.includes(name)) (await load()).define(command, context);
  }
  return program;
}

const EXIT_CODES = `
Exit codes:
  0  done
  1  a problem was found, or an action failed
  2  the command line or the configuration is invalid`;

function contextOf(program: Command, terminal: Terminal, failed: () => void): CommandContext {
  return {
    terminal,
    action:
      (work) =>
      async (...args) => {
        const result = await work(...args);
        reportResult(result, program.opts<{ json?: boolean }>().json === true, terminal);
        if (result.failed === true) failed();
      },
    progress: (label, max) => startProgress(terminal.stderr, label, max),
    confirm: async (question, yes) => {
      if (yes === true) return true;
      if (terminal.stdin.isTTY === true && terminal.stderr.isTTY === true)
        return askToConfirm(question, terminal);
      const { InvalidCommandLineError } = await import('./errors/index.js');
      throw new InvalidCommandLineError('Confirmation needs a terminal.', 'Confirm it with `--yes`.');
    },
  };
}
