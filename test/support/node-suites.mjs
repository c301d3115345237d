import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * `npm test`: all suites that need nothing but Node, in a few groups.
 *
 * Jest gives every test file a module registry of its own. A suite of this project loads about 2,000 files, Nest's
 * included, which takes longer than most suites run: one registry for each group makes the whole run four times
 * shorter. A group is a generated file that requires its suites, each in a `describe` of its path, so that hooks of one
 * suite do not run for another. No suite mocks modules: `jest.mock` would need a registry of its own.
 *
 *   npm test                             all suites
 *   npm test -- test/webhook             the suites whose path contains one of the words
 *   npx jest test/webhook                the same without groups, each suite alone
 */
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'test/.groups');
const GROUPS = 12;
/** More than the cores: many suites wait, for a time limit of the service for example. */
const WORKERS = 4;
const SMALLEST_GROUP = 12;
/** Each test makes an application and drops it: in a larger young generation fewer of them are copied. */
const SPACE = '--max-semi-space-size=64';

const [words, options] = [[], []];
for (const argument of process.argv.slice(2)) (argument.startsWith('-') ? options : words).push(argument);

const suites = ['src', 'test', 'examples']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true }).map((path) => join(top, path)))
  .filter((path) => /\.(e2e-)?spec\.ts$/.test(path))
  .filter((path) => !path.includes('node_modules') && !path.startsWith('test/.groups'))
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
  .sort((one, other) => Number(compiles(other)) - Number(compiles(one)) || (one < other ? -1 : 1));

/** Suites that compile TypeScript are in one group: they share the parsed files of the disk. */
function compiles(path) {
  return /^test\/(types|docs|deploy)\//.test(path);
}

const size = Math.max(SMALLEST_GROUP, Math.ceil(suites.length / GROUPS));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (let number = 0; number * size < suites.length; number += 1) {
  const members = suites.slice(number * size, (number + 1) * size);
  const name = `group-${String(number + 1).padStart(2, '0')}.spec.ts`;
  writeFileSync(join(folder, name), members.map(describeSuite).join(''));
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
