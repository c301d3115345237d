import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtDist, isOlder, ROOT } from '../support/built-dist.js';
import { oneAtATime } from '../support/one-at-a-time.js';
import { run } from '../support/running-process.js';

export interface Tarball {
  filename: string;
  /** Bytes, as it travels. */
  size: number;
  files: { path: string; size: number }[];
}

const SHARED = join(ROOT, 'node_modules', '.cache', 'packed');
const REPORT = join(SHARED, 'report.json');
const SOURCES = ['dist', 'docs', 'package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** The tarball that `npm publish` would upload, copied into the folder. It is packed once for all suites. */
export async function packTarball(folder: string): Promise<Tarball> {
  await builtDist();
  const tarball = await oneAtATime('packed', async () => {
    if (isOlder(REPORT, SOURCES)) writeFileSync(REPORT, JSON.stringify(await pack()));
    return JSON.parse(readFileSync(REPORT, 'utf8')) as Tarball;
  });
  copyFileSync(join(SHARED, tarball.filename), join(folder, tarball.filename));
  return tarball;
}

async function pack(): Promise<Tarball> {
  mkdirSync(SHARED, { recursive: true });
  // Without scripts: `prepack` would build again, and empty dist/ while other suites run what is in it.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', SHARED];
  const { stdout } = await run('npm', args, { cwd: ROOT });
  const [tarball] = JSON.parse(stdout) as Tarball[];
  if (tarball === undefined) throw new Error('npm has packed nothing.');
  return tarball;
}
