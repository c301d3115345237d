import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const PACKAGE = 'pingstreams-fulfillment';

export interface Manifest {
  readonly name?: string;
  readonly type?: string;
  readonly version?: string;
  readonly jest?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The package.json of a folder; undefined if it cannot be read. */
export function manifestOf(folder: string): Manifest | undefined {
  const text = fileText(join(folder, 'package.json'));
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Manifest);
  } catch {
    return undefined;
  }
}

export function dependsOnPackage(folder: string): boolean {
  return PACKAGE in (manifestOf(folder)?.dependencies ?? {});
}

/** The package.json of this package; undefined in a bundle. */
export function ownManifest(): Manifest | undefined {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = manifestOf(folder);
    if (manifest !== undefined) return manifest.name === PACKAGE ? manifest : undefined;
  }
  return undefined;
}

/** The text of a file; undefined if it cannot be read. */
export function fileText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
