import { fork } from 'node:child_process';
import type { Terminal } from '../terminal.js';

/** Why a process that loads an application's code has nothing to give. */
export interface ApartFailure {
  readonly failed: { readonly problem: string; readonly help: string };
}

const ENDED = 'Build the application, and see whether it starts.';

/**
 * Runs a script of ours that loads an application's code, in a process of its own: what that code prints goes to stderr,
 * what it breaks and keeps open stays in there.
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
