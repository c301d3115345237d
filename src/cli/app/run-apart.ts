import { fork } from 'node:child_process';
import type { Terminal } from '../terminal.js';

/** The reason why a process with an application's code returned no result. */
export interface ApartFailure {
  readonly failed: { readonly problem: string; readonly help: string };
}

const ENDED = 'Build the application, and check that it starts.';

/**
 * Runs our script that loads an application's code, in a separate process: the output of that code goes to stderr, and
 * its faults and open resources do not affect this process.
 *
 * @param script sends one message and ends
 */
export async function runApart<Found>(
  script: string,
  args: readonly string[],
  timeoutMs: number,
  { cwd, env, stderr }: Terminal,
): Promise<Found | ApartFailure> {
  const apart = fork(script, [...args], {
    cwd,
    env,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    timeout: timeoutMs,
  });
  apart.stdout?.pipe(stderr, { end: false });
  apart.stderr?.pipe(stderr, { end: false });
  return new Promise((resolve, reject) => {
    apart.once('error', reject);
    apart.once('message', (sent) => resolve(sent as Found | ApartFailure));
    apart.once('close', (code, signal) => {
      const problem = `its process ended (${signal ?? `exit code ${code}`}) before it was done`;
      resolve({ failed: { problem, help: ENDED } });
    });
  });
}

export function hasFailed(message: object): message is ApartFailure {
  return 'failed' in message;
}
