import type { LogLevel } from './log-level.js';

/** One line of the log, before it has a form. */
export interface LogLine {
  readonly level: LogLevel;
  readonly context: string;
  /** Without secrets: a text, an instance of `LogFields`, or anything else that JSON can write. */
  readonly message: unknown;
  readonly stack?: string;
  /** The id of the webhook call that this code works for. */
  readonly call?: string;
}

export interface LogWriter {
  write(line: LogLine): void;
}
