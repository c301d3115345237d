import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { linkTree } from './link-tree.js';

interface LockFile {
  packages: Record<string, { version?: string; optional?: boolean }>;
}

/**
 * Does `npm ci` by hard links to the packages of the context, where they are those of its lock file: an installation of
 * all development dependencies is most of the time of a build, and continuous integration has just made one.
 *
 * @returns whether it was done
 */
export function linkInstalled(context: string, folder: string): boolean {
  const installed = join(context, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const versions = [installed, join(context, 'package-lock.json')].map(versionsOf);
  if (!isDeepStrictEqual(versions[0], versions[1])) return false;
  for (const name of readdirSync(join(context, 'node_modules'))) {
    // Other suites write into it.
    if (name !== '.cache') linkTree(join(context, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return true;
}

/** Without the packages that are for some machines only. */
function versionsOf(file: string): Record<string, string | undefined> {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as LockFile;
  return Object.fromEntries(
    Object.entries(packages)
      .filter(([path, { optional }]) => path !== '' && !optional)
      .map(([path, { version }]) => [path, version]),
  );
}
