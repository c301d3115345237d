import type { Readable, Writable } from 'node:stream';

export interface TerminalOutput extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The environment of a command. Commands do not use `process` directly, so that tests can replace the environment. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Only for the result: with `--json` it gets exactly one JSON document. */
  readonly stdout: TerminalOutput;
  /** For messages, questions and progress. */
  readonly stderr: TerminalOutput;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute. Relative paths of options and arguments start here. */
  readonly cwd: string;
}

/** The terminal of the process. A closed pipe (`… | head`) ends the process silently, as with every filter. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  const { stdin, stdout, stderr, env } = process;
  return { stdin, stdout, stderr, env, cwd: process.cwd() };
}
