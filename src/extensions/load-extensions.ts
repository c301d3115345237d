import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exports as resolveExports } from 'resolve.exports';
import { describeError } from '../common/index.js';
import type { Extension } from './extension.types.js';
import type { ExtensionPackage, PackageManifest } from './extension-package.types.js';
import { ExtensionsError } from './extensions.error.js';
import { findExtensions } from './find-extensions.js';
import { moduleOf } from './module-of.js';
import { foreignCopies } from './single-copies.js';

/**
 * The Nest modules of the packages in a folder, loaded before the application is made. One after another: CommonJS
 * packages that require a package of Nest while another import loads it make Node fail.
 *
 * @throws ExtensionsError with the problems of all packages
 */
export async function loadExtensions(folder: string): Promise<Extension[]> {
  const problems: string[] = [];
  const extensions: Extension[] = [];
  for (const found of findExtensions(folder, (problem) => problems.push(problem))) {
    try {
      extensions.push(await load(found));
    } catch (error) {
      problems.push(`${found.name}: ${describeProblem(error)}`);
    }
  }
  if (problems.length > 0) throw new ExtensionsError(folder, problems);
  return extensions;
}

async function load({ name, path, manifest }: ExtensionPackage): Promise<Extension> {
  const copies = foreignCopies(path);
  if (copies.length > 0) {
    throw new ExtensionProblem(
      `brings its own copy of ${copies.join(' and ')}, whose classes differ from the service's: make them peer ` +
        'dependencies, and leave them out of its node_modules',
    );
  }
  const exported: unknown = await import(pathToFileURL(join(path, entryOf(manifest))).href);
  const module = await moduleOf(exported);
  if (module === undefined) {
    throw new ExtensionProblem(
      'its default export is not a Nest module: export a class decorated with @Module({ … }), or a dynamic module',
    );
  }
  return {
    name: typeof manifest.name === 'string' ? manifest.name : name,
    version: typeof manifest.version === 'string' ? manifest.version : '0.0.0',
    module,
  };
}

/**
 * The entry that Node would resolve for an `import` of the package's name. Node cannot do it here, because the folder
 * is not in a node_modules.
 */
function entryOf({ exports, main }: PackageManifest): string {
  if (exports === undefined) return typeof main === 'string' ? main : 'index.js';
  const [entry] = resolveExports({ name: 'extension', exports }, '.') ?? [];
  if (entry === undefined) throw new ExtensionProblem('its package.json exports nothing as "."');
  return entry;
}

/** Describes an error, with the position in the extension's code that threw it. */
function describeProblem(error: unknown): string {
  if (error instanceof ExtensionProblem) return error.message;
  const { name, message, stack } = describeError(error);
  const place = /\n\s+(at .+)/.exec(stack ?? '')?.[1];
  return `${name}: ${message}${place === undefined ? '' : ` (${place})`}`;
}

class ExtensionProblem extends Error {}
