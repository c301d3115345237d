import type { Readable, Writable } from 'node:stream';

export interface TerminalOutput extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The world around a command. Commands touch nothing of `process` themselves, so that tests can give another world. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** For the result alone: with `--json` it carries one JSON document and nothing else. */
  readonly stdout: TerminalOutput;
  /** For messages, questions and progress. */
  readonly stderr: TerminalOutput;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute. Relative paths of options and arguments start here. */
  readonly cwd: string;
}

/** The real one. A reader that went away (`… | head`) ends the process without a word, as every filter does. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  const { stdin, stdout, stderr, env } = process;
  return { stdin, stdout, stderr, env, cwd: process.cwd() };
}
