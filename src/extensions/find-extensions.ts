import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeError } from '../common/index.js';
import type { PackageManifest, ExtensionPackage } from './extension-package.types.js';

/**
 * Entries that volumes and package managers put beside packages: Kubernetes' `..data`, `lost+found`, shared
 * dependencies.
 */
const NO_PACKAGE = /^(?:\.|lost\+found$|node_modules$)/;

/**
 * The packages of a folder, sorted by name. Scoped packages are one folder deeper.
 *
 * @param problem called with each entry that is not a package
 */
export function findExtensions(folder: string, problem: (text: string) => void): ExtensionPackage[] {
  return packageFolders(folder).flatMap((name) => {
    const path = join(folder, name);
    try {
      return [{ name, path, manifest: readManifest(path) }];
    } catch (error) {
      problem(`${name}: its package.json cannot be read (${describeError(error).message})`);
      return [];
    }
  });
}

function packageFolders(folder: string): string[] {
  return foldersIn(folder).flatMap((name) =>
    name.startsWith('@') ? foldersIn(join(folder, name)).map((scoped) => `${name}/${scoped}`) : [name],
  );
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !NO_PACKAGE.test(name) && statSync(join(folder, name)).isDirectory())
    .sort();
}

function readManifest(path: string): PackageManifest {
  const manifest: unknown = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) throw new TypeError('it is not a JSON object');
  return manifest;
}
