import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * `npm test`: all suites that need nothing but Node, in a few groups.
 *
 * Jest gives every test file its own module registry. A suite of this project loads about 2,000 files, Nest's
 * included, which takes longer than most suites run: one registry for each group makes the whole run four times
 * shorter. A group is a generated file that requires its suites, each in a `describe` of its path, so that hooks of one
 * suite do not run for another. No suite mocks modules: `jest.mock` would need a separate registry.
 *
 *   npm test                             all suites
 *   npm test -- test/webhook             the suites whose path contains one of the words
 *   npx jest test/webhook                the same without groups, each suite alone
 */
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'test/.groups');
const GROUPS = 6;
const SMALLEST_GROUP = 12;
/** More than the cores: many suites wait, for a time limit of the service for example. */
const WORKERS = 4;
/** Each test makes an application and drops it: in a larger young generation fewer of them are copied. */
const SPACE = '--max-semi-space-size=64';

const [words, options] = [[], []];
for (const argument of process.argv.slice(2)) (argument.startsWith('-') ? options : words).push(argument);

const suites = ['src', 'test', 'examples']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true }).map((path) => join(top, path)))
  .filter((path) => /\.(e2e-)?spec\.ts$/.test(path))
  .filter((path) => !path.includes('node_modules') && !path.startsWith('test/.groups'))
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
  .sort();

/** Suites that compile TypeScript are in one group: they share the parsed files of the disk. */
function compiles(path) {
  return /^test\/(types|docs|deploy)\//.test(path);
}

/** Unit specs are in one group: the modules that they load are few, and those of an application many. */
function isUnit(path) {
  return path.startsWith('src/');
}

/** The others are dealt out, so that the slow suites of one folder are not all in one group. */
const others = suites.filter((path) => !compiles(path) && !isUnit(path));
const count = Math.min(GROUPS, Math.ceil(others.length / SMALLEST_GROUP));
const dealt = Array.from({ length: count }, (_, number) =>
  others.filter((_suite, index) => index % count === number),
);
const groups = [suites.filter(compiles), ...dealt, suites.filter(isUnit)].filter(({ length }) => length > 0);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [index, members] of groups.entries()) {
  writeFileSync(join(folder, `group-${index + 1}.spec.ts`), members.map(describeSuite).join(''));
}

function describeSuite(path) {
  const request = JSON.stringify(relative(folder, join(root, path)));
  return `describe(${JSON.stringify(path)}, () => {
  try {
    require(${request});
  } catch (error) {
    it('loads', () => {
      throw error;
    });
  }
});
`;
}

const jest = join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(
  process.execPath,
  [SPACE, jest, `--maxWorkers=${WORKERS}`, ...options, '--roots', folder],
  {
    stdio: 'inherit',
    env: { ...process.env, TESTS: 'node' },
  },
);
process.exitCode = status ?? 1;
