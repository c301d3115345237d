import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';
import { run } from '../support/running-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { packTarball } from './packed-tarball.js';

const INSTALL_TIMEOUT_MS = 600_000;
const TEST_TIMEOUT_MS = 120_000;
/** The last line that runs on Node 20. */
const VITEST = 'vitest@4.1.12';
const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};
const OTHERS = ['@nestjs/testing', '@types/node', 'jest', 'typescript'].map(
  (name) => `${name}@${devDependencies[name]}`,
);

describe('The testing kit of the packed package', () => {
  const folder = new TemporaryFolder();
  const bin = (name: string): string => folder.join('node_modules', '.bin', name);
  const runs = (command: string, args: string[], env: Record<string, string> = {}) =>
    run(command, args, { cwd: folder.path, timeoutMs: TEST_TIMEOUT_MS, env: { NO_COLOR: '1', ...env } });

  beforeAll(async () => {
    const { filename } = await packTarball(folder.path);
    writeFileSync(
      folder.join('package.json'),
      JSON.stringify({ name: 'team-bot', private: true, type: 'module' }),
    );
    cpSync(join(import.meta.dirname, 'runners'), folder.path, { recursive: true });
    renameSync(folder.join('typed.ts.template'), folder.join('typed.ts'));
    const args = [
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      `./${filename}`,
      VITEST,
      ...OTHERS,
    ];
    await run('npm', args, { cwd: folder.path, timeoutMs: INSTALL_TIMEOUT_MS });
  }, INSTALL_TIMEOUT_MS);
  afterAll(() => folder.remove());

  it(
    'works with vitest',
    async () => {
      const { stdout } = await runs(bin('vitest'), ['run', 'vitest.test.mjs']);
      expect(stdout).toMatch(/Tests\s+2 passed/);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'works with jest',
    async () => {
      const { stderr } = await runs(bin('jest'), ['--testMatch', '**/jest.test.mjs'], {
        NODE_OPTIONS: '--experimental-vm-modules',
      });
      expect(stderr).toMatch(/Tests:\s+2 passed/);
    },
    TEST_TIMEOUT_MS,
  );

  it.each([
    ['ES modules', 'node.test.mjs', 2],
    ['CommonJS', 'common.test.cjs', 1],
  ])(
    'works with node:test in %s',
    async (_kind, file, count) => {
      const { stdout } = await runs(process.execPath, ['--test', '--test-reporter=tap', file]);
      expect(stdout).toContain(`# pass ${count}\n`);
      expect(stdout).toContain('# fail 0\n');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'has types for a strict project, without jest’s',
    async () => {
      const options = [
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--types',
        'node',
        '--skipLibCheck',
      ];
      await runs(bin('tsc'), ['--noEmit', ...options, 'typed.ts']);
    },
    TEST_TIMEOUT_MS,
  );
});
