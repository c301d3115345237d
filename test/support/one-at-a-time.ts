import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const LOCKS = join(import.meta.dirname, '..', '..', 'node_modules', '.cache');
const POLL_MS = 100;

/** Runs the task while no other process runs one of the same name: jest runs suites in several processes. */
export async function oneAtATime<T>(name: string, task: () => Promise<T>): Promise<T> {
  const lock = join(LOCKS, `${name}.lock`);
  mkdirSync(LOCKS, { recursive: true });
  while (!acquire(lock)) await wait(POLL_MS);
  try {
    return await task();
  } finally {
    rmSync(lock, { force: true });
  }
}

function acquire(path: string): boolean {
  try {
    const lock = openSync(path, 'wx');
    writeSync(lock, String(process.pid));
    closeSync(lock);
    return true;
  } catch {
    if (isAbandoned(path)) rmSync(path, { force: true });
    return false;
  }
}

/** A killed run leaves its lock behind; its process does not exist any more. */
function isAbandoned(path: string): boolean {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    return owner !== 0 && !process.kill(owner, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
