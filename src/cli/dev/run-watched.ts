import { spawn, type ChildProcess } from 'node:child_process';
import type { Terminal } from '../terminal.js';

const END_WITH_PARENT = new URL('./end-with-parent.js', import.meta.url).href;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The end of the script: requested, or by itself. */
export type WatchEnd = 'stopped' | { readonly failed: string };

/**
 * Runs a script until it ends or is stopped, and forwards its output. It leads a separate process group, so that only
 * this process gets the Ctrl-C of a terminal: the service below it gets one signal, as in production, and ends its
 * turns. A second Ctrl-C ends all of it at once. If this process is killed, the script ends by itself.
 */
export async function runWatched(
  script: string,
  args: readonly string[],
  { cwd, env, stderr }: Pick<Terminal, 'cwd' | 'env' | 'stderr'>,
  onOutput: (output: string) => void,
): Promise<WatchEnd> {
  const colours = stderr.isTTY === true && env.NO_COLOR === undefined ? { FORCE_COLOR: '1' } : {};
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, script, ...args], {
    cwd,
    env: { ...colours, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  child.stdout?.pipe(stderr, { end: false });
  child.stdout?.on('data', (bytes: Buffer) => onOutput(bytes.toString()));
  child.stderr?.pipe(stderr, { end: false });

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) killGroup(child);
    else child.kill('SIGINT');
    isStopping = true;
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) =>
        resolve(isStopping ? 'stopped' : { failed: signal ?? `exit code ${code}` }),
      );
    });
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // The process has just ended without a stop.
  }
}
