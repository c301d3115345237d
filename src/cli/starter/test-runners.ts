import type { OwnManifest } from './own-manifest.js';

/** The runners that a new repository can have. The first is the default. */
export const TEST_RUNNERS = ['vitest', 'jest'] as const;

export type TestRunner = (typeof TEST_RUNNERS)[number];

/** Not among the packages of this repository: the last line that runs on Node 20, and the compiler for jest. */
const VITEST = '^4.1.2';
const TS_JEST = '^29.4.15';

interface RunnerFiles {
  /** The file that only this runner needs. */
  readonly config: string;
  readonly run: string;
  readonly watch: string;
  /** For `types` of tsconfig.json. */
  readonly types: string;
  readonly packages: (own: OwnManifest['devDependencies']) => Readonly<Record<string, string>>;
}

/** Jest loads ES modules only with the flag of Node. */
const JEST = 'node --experimental-vm-modules node_modules/jest/bin/jest.js';

export const RUNNER_FILES: Readonly<Record<TestRunner, RunnerFiles>> = {
  vitest: {
    config: 'vitest.config.mjs',
    run: 'vitest run',
    watch: 'vitest',
    types: 'vitest/globals',
    packages: () => ({ vitest: VITEST }),
  },
  jest: {
    config: 'jest.config.mjs',
    run: JEST,
    watch: `${JEST} --watchAll`,
    types: 'jest',
    packages: (own) => ({
      '@types/jest': `^${own['@types/jest'] ?? ''}`,
      jest: `^${own.jest ?? ''}`,
      'ts-jest': TS_JEST,
    }),
  },
};

/** The files of the runners that were not chosen. */
export function configsOfOthers(test: TestRunner): string[] {
  return TEST_RUNNERS.filter((runner) => runner !== test).map((runner) => RUNNER_FILES[runner].config);
}
