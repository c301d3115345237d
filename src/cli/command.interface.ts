import type { Command } from 'commander';
import type { Progress, Style } from './output/index.js';
import type { Terminal } from './terminal.js';

/** What a command hands back. The frame prints it: as text for people, or as JSON. */
export interface CommandResult {
  /** What `--json` prints. Its shape is a part of the interface. */
  readonly data: object;
  /** The same for people; without a line end at its end. */
  readonly text: (style: Style) => string;
  /** True: exit code 1, because something was found or did not work. */
  readonly failed?: boolean;
}

/** What a command gets from the frame. */
export interface CommandContext {
  readonly terminal: Terminal;
  /**
   * Makes an action for commander of a function that returns its result; the frame prints the result and sets the
   * exit code. Its arguments are those of commander: the command's arguments, then its options.
   */
  readonly action: <A extends unknown[]>(
    work: (...args: A) => Promise<CommandResult> | CommandResult,
  ) => (...args: A) => Promise<void>;
  /** A bar on a terminal, silence elsewhere. @param max the number of steps */
  readonly progress: (label: string, max: number) => Promise<Progress>;
  /**
   * Asks before something is lost.
   *
   * @param yes what `--yes` said
   * @throws InvalidCommandLineError without `--yes` where nobody can be asked
   */
  readonly confirm: (question: string, yes: boolean | undefined) => Promise<boolean>;
}

/** A command: the module of its own file in `commands/`, loaded only when the command line names it. */
export interface CommandModule {
  /** Gives the command its description, arguments, options, examples and action. */
  define(command: Command, context: CommandContext): void;
}

/** One line of the table of commands: what `--help` needs without loading the command. */
export interface CommandEntry {
  readonly name: string;
  /** One line, lower case, without a full stop. */
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}
