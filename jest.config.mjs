import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Nest 12 is ESM only, and jest on Node 20 cannot `require` ESM. So the ESM packages below node_modules are
 * compiled to CommonJS with our own sources: the only set-up in which jest.mock and CommonJS packages that
 * require '@nestjs/common' work too.
 */
const modules = join(import.meta.dirname, 'node_modules');
const packages = readdirSync(modules).flatMap((name) =>
  name.startsWith('@') ? readdirSync(join(modules, name)).map((scoped) => `${name}/${scoped}`) : [name],
);
const esmPackages = packages.filter((name) => {
  const manifest = join(modules, name, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
});

/** CommonJS, but with an `import()`, which jest's module system has only when it is compiled too. */
const importingPackages = ['@opentelemetry/otlp-exporter-base'];

/**
 * Packages of many small files that have a bundle too. Each suite loads its modules again, and the time grows with the
 * number of files.
 */
const bundles = {
  '^rxjs(/operators)?$': '<rootDir>/node_modules/rxjs/dist/bundles/rxjs.umd.js',
  '^class-validator$': '<rootDir>/node_modules/class-validator/bundles/class-validator.umd.js',
  '^class-transformer$': '<rootDir>/node_modules/class-transformer/bundles/class-transformer.umd.js',
};

/**
 * The suffix of a suite says what it needs: `.spec` and `.e2e-spec` nothing but Node; `.system-spec` other processes,
 * `dist/`, databases, a browser or package installs; the long form of `.property.spec` runs with those. TESTS chooses; without it, as in `npx jest test/outbox`, both.
 */
const SUITES = {
  node: '\\.(e2e-)?spec\\.ts$',
  system: '\\.(system-|property\\.)spec\\.ts$',
  both: '\\.(e2e-|system-)?spec\\.ts$',
};

export default {
  testEnvironment: 'node',
  // Our own sources are asked for by names without an extension: see moduleNameMapper.
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/examples'],
  testRegex: SUITES[process.env.TESTS ?? 'both'],
  reporters: ['default', join(import.meta.dirname, 'test/support/missing-servers-reporter.mjs')],
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: {
    ...bundles,
    '^pingstreams-fulfillment$': '<rootDir>/src/index.ts',
    '^pingstreams-fulfillment/testing$': '<rootDir>/src/testing/index.ts',
    '^pingstreams-fulfillment/serverless$': '<rootDir>/src/serverless/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.(ts|[cm]?js)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${[...esmPackages, ...importingPackages].join('|')})/)`],
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts'],
  coverageProvider: 'v8',
  // Real servers and real processes, on machines that may be busy: a bound against hanging, not a measure of speed.
  testTimeout: process.env.TESTS === 'node' ? 180_000 : 600_000,
  // More than the cores of a small machine: many suites wait, for a process or a time limit.
  maxWorkers: 3,
};
