import type { TerminalOutput } from '../terminal.js';

/** Long work, step by step. */
export interface Progress {
  /** @param message what is being done now */
  advance(message?: string): void;
  /** Ends the bar, which otherwise keeps spinning. Call it in `finally`. */
  done(message?: string): void;
}

const SILENT: Progress = { advance: () => undefined, done: () => undefined };

/** A progress bar on a terminal. Silent in a pipe or a log. */
export async function startProgress(output: TerminalOutput, label: string, max: number): Promise<Progress> {
  if (output.isTTY !== true) return SILENT;
  const { progress } = await import('@clack/prompts');
  const bar = progress({ max, output });
  bar.start(label);
  return {
    advance: (message) => bar.advance(1, message),
    done: (message = label) => bar.stop(message),
  };
}
