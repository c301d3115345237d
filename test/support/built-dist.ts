import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.js';
import { run } from './running-process.js';

export const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'src', 'main.js');
const SOURCES = ['src', 'examples', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];
const NEST = join('node_modules', '.bin', 'nest');

/**
 * Builds `dist/` if a source is newer than it. Suites run in several processes at once, and a build empties `dist/`
 * first: so one of them builds, and the others wait for it.
 * @returns the path of the built main.js
 */
export function builtDist(): Promise<string> {
  return oneAtATime('built-dist', async () => {
    if (isOlder(MAIN, SOURCES)) await run(NEST, ['build'], { cwd: ROOT });
    return MAIN;
  });
}

/** Whether the file is missing, or older than one of the sources, which are files and folders of the repository. */
export function isOlder(file: string, sources: readonly string[]): boolean {
  const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.some((source) => newest(join(ROOT, source)) > changedAt);
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
