import type { Command } from 'commander';
import type { Progress, Style } from './output/index.js';
import type { Terminal } from './terminal.js';

/** The result of a command. The frame prints it: as text for people, or as JSON. */
export interface CommandResult {
  /** The output of `--json`. Its shape is part of the interface. */
  readonly data: object;
  /** The output for people, without a line break at its end. */
  readonly text: (style: Style) => string;
  /** True: exit code 1, because a problem was found or an action failed. */
  readonly failed?: boolean;
}

/** The frame's services for a command. */
export interface CommandContext {
  readonly terminal: Terminal;
  /**
   * Makes an action for commander of a function that returns its result; the frame prints the result and sets the
   * exit code. Its arguments are those of commander: the command's arguments, then its options.
   */
  readonly action: <A extends unknown[]>(
    work: (...args: A) => Promise<CommandResult> | CommandResult,
  ) => (...args: A) => Promise<void>;
  /** A progress bar on a terminal; no output elsewhere. @param max the number of steps */
  readonly progress: (label: string, max: number) => Promise<Progress>;
  /**
   * Asks for confirmation before data is lost.
   *
   * @param yes the option `--yes`
   * @throws InvalidCommandLineError without `--yes` if there is no terminal
   */
  readonly confirm: (question: string, yes: boolean | undefined) => Promise<boolean>;
}

/** A command: a module in `commands/`, loaded only if the command line names it. */
export interface CommandModule {
  /** Gives the command its description, arguments, options, examples and action. */
  define(command: Command, context: CommandContext): void;
}

/** One row of the table of commands: the data that `--help` needs without loading the command. */
export interface CommandEntry {
  readonly name: string;
  /** One line, lower case, without a full stop. */
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}
