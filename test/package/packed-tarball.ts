import { builtDist, ROOT } from '../support/built-dist.js';
import { run } from '../support/running-process.js';

export interface Tarball {
  filename: string;
  /** Bytes, as it travels. */
  size: number;
  files: { path: string; size: number }[];
}

/** What `npm publish` would upload, written into the folder. */
export async function packTarball(folder: string): Promise<Tarball> {
  await builtDist();
  // Without scripts: `prepack` would build again, and empty dist/ while other suites run what is in it.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await run('npm', args, { cwd: ROOT });
  const [tarball] = JSON.parse(stdout) as Tarball[];
  if (tarball === undefined) throw new Error('npm has packed nothing.');
  return tarball;
}
