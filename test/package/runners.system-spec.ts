import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';
import { run } from '../support/running-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { installInto } from './team-installation.js';

const RECIPES = join(import.meta.dirname, 'recipes');
const TESTING_PAGE = readFileSync(join(ROOT, 'docs', 'testing.md'), 'utf8');

describe('The testing kit of the packed package', () => {
  const folder = new TemporaryFolder();
  const bin = (name: string): string => folder.join('node_modules', '.bin', name);
  const runs = (command: string, args: string[], env: Record<string, string> = {}) =>
    run(command, args, { cwd: folder.path, env: { NO_COLOR: '1', ...env } });

  beforeAll(async () => {
    writeFileSync(
      folder.join('package.json'),
      JSON.stringify({ name: 'team-bot', private: true, type: 'module' }),
    );
    cpSync(join(import.meta.dirname, 'runners'), folder.path, { recursive: true });
    renameSync(folder.join('typed.ts.template'), folder.join('typed.ts'));
    await installInto(folder.path);
  });
  afterAll(() => folder.remove());

  it('works with vitest', async () => {
    const { stdout } = await runs(bin('vitest'), ['run', 'vitest.test.mjs']);
    expect(stdout).toMatch(/Tests\s+2 passed/);
  });

  it('works with jest', async () => {
    const { stderr } = await runs(bin('jest'), ['--testMatch', '**/jest.test.mjs'], {
      NODE_OPTIONS: '--experimental-vm-modules',
    });
    expect(stderr).toMatch(/Tests:\s+2 passed/);
  });

  it.each([
    ['jest-commonjs', 'jest.config.js'],
    ['jest-esm', 'jest.config.mjs'],
    ['vitest', 'vitest.config.mjs'],
  ])('works as docs/testing.md says, with dependencies that are injected: %s', async (recipe, config) => {
    const project = folder.join(recipe);
    copyTemplates(join(RECIPES, recipe), project);
    await installInto(project);
    const inProject = { cwd: project, env: { NO_COLOR: '1' } };

    const { stdout, stderr } = await run('npm', ['test'], inProject);
    // ts-jest checks the types itself.
    if (recipe === 'vitest') await run(bin('tsc'), ['-p', '.', '--noEmit'], inProject);

    expect(stdout + stderr).toMatch(/Tests:?\s+1 passed/);
    expect(TESTING_PAGE).toContain(readFileSync(join(project, config), 'utf8'));
  });

  it('says what tsx lacks before the first call', async () => {
    const main = [
      "import { Injectable, Module } from '@nestjs/common';",
      "import { bootstrap, FulfillmentModule, Intent } from 'pingstreams-fulfillment';",
      '@Injectable() class Orders {}',
      "@Intent('hello') class HelloIntent { constructor(readonly orders: Orders) {} handle(): string { return ''; } }",
      '@Module({ imports: [FulfillmentModule.forRoot()], providers: [HelloIntent, Orders] }) class AppModule {}',
      'await bootstrap(AppModule);',
    ];
    mkdirSync(folder.join('tsx'));
    writeFileSync(folder.join('tsx', 'main.ts'), main.join('\n'));
    cpSync(join(RECIPES, 'vitest', 'tsconfig.json.template'), folder.join('tsx', 'tsconfig.json'));

    await expect(runs(bin('tsx'), ['--tsconfig', 'tsx/tsconfig.json', 'tsx/main.ts'])).rejects.toThrow(
      /The decorators of HelloIntent were compiled as standard decorators/,
    );
  });

  it.each([
    ['ES modules', 'node.test.mjs', 2],
    ['CommonJS', 'common.test.cjs', 1],
  ])('works with node:test in %s', async (_kind, file, count) => {
    const { stdout } = await runs(process.execPath, ['--test', '--test-reporter=tap', file]);
    expect(stdout).toContain(`# pass ${count}\n`);
    expect(stdout).toContain('# fail 0\n');
  });

  it('has types for a strict project, without jest’s', async () => {
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
  });
});

/** Their names end with `.template`, so that this repository neither compiles nor runs them. */
function copyTemplates(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  for (const path of readdirSync(to, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.template')) renameSync(join(to, path), join(to, path.slice(0, -'.template'.length)));
  }
}
