import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packTarball } from '../package/packed-tarball.js';
import { builtDist, ROOT } from '../support/built-dist.js';
import { run } from '../support/running-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

/** docs/decisions/performance.md has what was measured and how much it varied. The number of files: test/boot. */
const BUDGETS = {
  startRatio: 3.5,
  soakMegabytes: 40,
  packedBytes: 1_900_000,
  installedBytes: 68_000_000,
};

interface ColdStarts {
  readonly starts: readonly { readonly adapter: string; readonly cpuRatio: number }[];
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: true; readonly optional?: true }>>;
}

describe('The budget of', () => {
  const folder = new TemporaryFolder();
  const bench = async (...args: string[]): Promise<string> =>
    (await run(process.execPath, args, { cwd: ROOT })).stdout;

  beforeAll(builtDist);
  afterAll(() => folder.remove());

  it('the start, in processor time against bare Nest on the same adapter, is kept', async () => {
    const { starts } = JSON.parse(
      await bench('bench/cold-start.mjs', '--rounds', '3', '--json'),
    ) as ColdStarts;

    expect(starts.map(({ adapter }) => adapter)).toEqual(['Express', 'Fastify']);
    expect(Math.max(...starts.map(({ cpuRatio }) => cpuRatio))).toBeLessThan(BUDGETS.startRatio);
  });

  it('the memory of a short soak is kept', async () => {
    const short = ['--calls', '12000', '--from', '2000', '--size', '600B'];

    // It fails beyond the limit.
    await bench('bench/soak.mjs', ...short, `--limit=${BUDGETS.soakMegabytes}`);
  });

  it('the packed package is kept', async () => {
    expect((await packTarball(folder.path)).size).toBeLessThan(BUDGETS.packedBytes);
  });

  it('the installed packages have a bounded size, without the optional ones', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
    const folders = Object.entries(packages)
      .filter(([path, { dev, optional }]) => path !== '' && dev !== true && optional !== true)
      .map(([path]) => join(ROOT, path))
      .filter((path) => existsSync(path));
    const bytes = folders.reduce((sum, path) => sum + bytesOf(path), 0);

    expect(bytes).toBeGreaterThan(10_000_000);
    expect(bytes).toBeLessThan(BUDGETS.installedBytes);
  });
});

/** Packages within the package are counted by themselves. */
function bytesOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return bytesOf(path);
      return entry.isFile() ? statSync(path).size : 0;
    })
    .reduce((sum, bytes) => sum + bytes, 0);
}
