import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from './running-process.js';

export const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'src', 'main.js');
const SOURCES = ['src', 'examples', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];
const LOCK = join(ROOT, 'node_modules', '.cache', 'built-dist.lock');
const NEST = join('node_modules', '.bin', 'nest');
const POLL_MS = 100;
/** A bound against hanging: other suites and the compiler share the machine. */
const BUILD_TIMEOUT_MS = 180_000;

/**
 * Builds `dist/` if a source is newer than it. Suites run in several processes at once, and a build empties `dist/`
 * first: so one of them builds, and the others wait for it.
 * @returns the path of the built main.js
 */
export async function builtDist(): Promise<string> {
  while (!acquire()) await wait(POLL_MS);
  try {
    if (isStale()) await run(NEST, ['build'], { cwd: ROOT, timeoutMs: BUILD_TIMEOUT_MS });
    return MAIN;
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function isStale(): boolean {
  const built = changedAt(MAIN);
  return SOURCES.some((source) => newest(join(ROOT, source)) > built);
}

/** Folders count too: their time changes when a file goes. */
function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const below = readdirSync(path)
    .filter((name) => !name.endsWith('.spec.ts'))
    .map((name) => newest(join(path, name)));
  return Math.max(stats.mtimeMs, ...below);
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function acquire(): boolean {
  mkdirSync(join(LOCK, '..'), { recursive: true });
  try {
    const lock = openSync(LOCK, 'wx');
    writeSync(lock, String(process.pid));
    closeSync(lock);
    return true;
  } catch {
    if (isAbandoned()) rmSync(LOCK, { force: true });
    return false;
  }
}

/** A killed run leaves its lock behind; its process does not exist any more. */
function isAbandoned(): boolean {
  try {
    const owner = Number(readFileSync(LOCK, 'utf8'));
    return owner !== 0 && !process.kill(owner, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
