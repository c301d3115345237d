import { packageManifest } from './own-manifest.js';

/** What the template needs to know. The versions are those that this package is built and tested with. */
export function starterValues(name: string): Record<string, string> {
  const { version, peerDependencies, devDependencies } = packageManifest();
  const range = (exact: string | undefined): string => `^${exact ?? ''}`;
  return {
    name,
    version,
    nest: peerDependencies['@nestjs/core'] ?? '',
    reflectMetadata: peerDependencies['reflect-metadata'] ?? '',
    rxjs: peerDependencies.rxjs ?? '',
    nestCli: range(devDependencies['@nestjs/cli']),
    nestSchematics: range(devDependencies['@nestjs/schematics']),
    nestTesting: peerDependencies['@nestjs/testing'] ?? '',
    typesNode: range(devDependencies['@types/node']),
    typescript: `~${devDependencies.typescript ?? ''}`,
  };
}

/** A folder's name as npm takes it for a package: lower case, nothing but letters, digits, `.`, `_` and `-`. */
export function packageNameOf(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '');
  return name === '' ? 'my-bots' : name;
}
