import { packageManifest } from './own-manifest.js';
import { RUNNER_FILES, type TestRunner } from './test-runners.js';

/** The values of the template. The versions are those that this package is built and tested with. */
export function starterValues(name: string, test: TestRunner): Record<string, string> {
  const { version, peerDependencies, devDependencies } = packageManifest();
  const range = (exact: string | undefined): string => `^${exact ?? ''}`;
  const { run, watch, types, packages } = RUNNER_FILES[test];
  const compiler = {
    '@types/node': range(devDependencies['@types/node']),
    typescript: `~${devDependencies.typescript ?? ''}`,
  };
  return {
    name,
    version,
    nest: peerDependencies['@nestjs/core'] ?? '',
    reflectMetadata: peerDependencies['reflect-metadata'] ?? '',
    rxjs: peerDependencies.rxjs ?? '',
    nestCli: range(devDependencies['@nestjs/cli']),
    nestSchematics: range(devDependencies['@nestjs/schematics']),
    nestTesting: peerDependencies['@nestjs/testing'] ?? '',
    testRun: run,
    testWatch: watch,
    testTypes: types,
    runnerAndCompiler: linesOf({ ...compiler, ...packages(devDependencies) }),
  };
}

/** Dependencies as lines of package.json, by name. */
function linesOf(packages: Readonly<Record<string, string>>): string {
  return Object.keys(packages)
    .toSorted()
    .map((name) => `    "${name}": "${packages[name] ?? ''}"`)
    .join(',\n');
}

/** A folder's name as npm takes it for a package: lower case, nothing but letters, digits, `.`, `_` and `-`. */
export function packageNameOf(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '');
  return name === '' ? 'my-bots' : name;
}
