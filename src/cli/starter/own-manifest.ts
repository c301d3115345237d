import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface OwnManifest {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The manifest of this package: the nearest above this file, because `src/` and `dist/src/` have different depths. */
export function packageManifest(): OwnManifest {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as OwnManifest;
}
