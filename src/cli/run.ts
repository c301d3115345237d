import { CommanderError } from 'commander';
import { COMMANDS } from './commands.constants.js';
import { createProgram } from './create-program.js';
import { EXIT_CODE, type ExitCode } from './exit-code.js';
import type { Terminal } from './terminal.js';

/**
 * Runs one command line to its end. Never rejects: errors are printed on the terminal and set the exit code.
 *
 * @param args the command line without node and the script
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODE.ok;
  const json = args.includes('--json');
  try {
    const program = await createProgram({
      entries: COMMANDS,
      args,
      terminal,
      failed: () => (exitCode = EXIT_CODE.failed),
    });
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT_CODE.ok;
    const { reportFailure } = await import('./report-failure.js');
    return reportFailure(await asOurs(error), json, terminal);
  }
}

async function asOurs(error: unknown): Promise<unknown> {
  if (!(error instanceof CommanderError)) return error;
  const { InvalidCommandLineError } = await import('./errors/index.js');
  return new InvalidCommandLineError(error.message.replace(/^error: /, ''));
}
