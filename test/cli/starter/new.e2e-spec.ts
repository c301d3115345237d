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

  it('leaves no placeholder in any file', async () => {
    await run(['new', '.', '--json'], terminal);
    const { files } = terminal.json() as { files: string[] };
    const texts = files.map((file) => readFileSync(folder.join(file), 'utf8'));

    expect(files).toContain('.github/workflows/ci.yml');
    expect(texts.filter((text) => text.includes('<%') || text.includes('undefined'))).toEqual([]);
  });

  it('never writes where something is', async () => {
    writeFileSync(folder.join('notes.txt'), 'mine');

    expect(await run(['new', '.'], terminal)).toBe(2);
    expect(terminal.stderr.text).toContain('The folder is not empty');
    expect(readdirSync(folder.path)).toEqual(['notes.txt']);
  });
});
