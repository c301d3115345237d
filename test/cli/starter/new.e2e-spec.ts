import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from '../../../src/cli/run.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { CapturedTerminal } from '../support/captured-terminal.js';

describe('new', () => {
  let folder: TemporaryFolder;
  let terminal: CapturedTerminal;

  beforeEach(() => {
    folder = new TemporaryFolder();
    terminal = new CapturedTerminal({ cwd: folder.path });
  });
  afterEach(() => folder.remove());

  it('makes a repository, named like its folder', async () => {
    expect(await run(['new', 'My Bots!'], terminal)).toBe(0);

    const manifest = JSON.parse(readFileSync(folder.join('My Bots!', 'package.json'), 'utf8')) as {
      name: string;
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    expect(manifest.name).toBe('my-bots');
    expect(manifest.dependencies['pingstreams-fulfillment']).toMatch(/^\^\d+\.\d+\.\d+$/);
    expect(manifest.devDependencies.typescript).toMatch(/^~6\./);
    expect(readdirSync(folder.join('My Bots!'))).toEqual(
      expect.arrayContaining(['.dockerignore', '.env.example', '.github', '.gitignore', 'Dockerfile', 'src']),
    );
  });

  it.each(['vitest', 'jest'])('leaves no placeholder in any file, with %s', async (runner) => {
    await run(['new', '.', '--json', '--test', runner], terminal);
    const { files } = terminal.json() as { files: string[] };
    const texts = files.map((file) => readFileSync(folder.join(file), 'utf8'));

    expect(files).toContain('.github/workflows/ci.yml');
    expect(texts.filter((text) => text.includes('<%') || text.includes('undefined'))).toEqual([]);
  });

  it.each([
    [[], 'vitest', 'vitest.config.mjs'],
    [['--test', 'vitest'], 'vitest', 'vitest.config.mjs'],
    [['--test', 'jest'], 'jest', 'jest.config.mjs'],
  ])('runs its tests as asked, with no trace of other runners: %j', async (options, runner, config) => {
    await run(['new', '.', '--json', ...options], terminal);
    const { files } = terminal.json() as { files: string[] };
    const { devDependencies } = JSON.parse(readFileSync(folder.join('package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const packages = Object.keys(devDependencies);

    expect(files.filter((file) => /^(jest|vitest)\./.test(file))).toEqual([config]);
    expect(packages).toEqual(packages.toSorted());
    expect(packages.filter((name) => name === 'jest' || name === 'vitest')).toEqual([runner]);
    expect(readFileSync(folder.join('tsconfig.json'), 'utf8')).toContain(`"${runner}`);
  });

  it('names the runners that there are when it is asked for another', async () => {
    expect(await run(['new', '.', '--test', 'mocha'], terminal)).toBe(2);
    expect(terminal.stderr.text).toMatch(/vitest, jest/);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('never writes where something is', async () => {
    writeFileSync(folder.join('notes.txt'), 'mine');

    expect(await run(['new', '.'], terminal)).toBe(2);
    expect(terminal.stderr.text).toContain('The folder is not empty');
    expect(readdirSync(folder.path)).toEqual(['notes.txt']);
  });
});
