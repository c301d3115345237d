import { join } from 'node:path';
import { builtDist, ROOT } from '../support/built-dist.js';
import { oneAtATime } from '../support/one-at-a-time.js';
import { run } from '../support/running-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { packTarball, type Tarball } from './packed-tarball.js';

/** Port 9 of this machine: a dry run needs no registry, and must not depend on one. */
const NOWHERE = 'http://127.0.0.1:9/';
/** A dry run has no credentials, and says where it would publish. */
const EXPECTED = [/^npm warn publish This command requires you to be logged in/, /^npm notice Publishing to/];

describe('npm publish', () => {
  const folder = new TemporaryFolder();

  afterAll(() => folder.remove());

  it('would upload the packed files, and has nothing to correct in package.json', async () => {
    const tarball = await packTarball(folder.path);
    await builtDist();
    // Without scripts: `prepack` would empty dist/ while other suites run what is in it.
    const flags = ['--dry-run', '--ignore-scripts', '--json', '--registry', NOWHERE, '--fetch-retries=0'];
    const { stdout, stderr } = await oneAtATime('packed', () =>
      run('npm', ['publish', '--access', 'public', ...flags], {
        cwd: ROOT,
        env: { npm_config_cache: join(folder.path, 'cache') },
      }),
    );

    const unexpected = stderr
      .split('\n')
      .filter((line) => line.trim() !== '' && !EXPECTED.some((form) => form.test(line)));
    expect(unexpected).toEqual([]);
    const report = JSON.parse(stdout) as Record<string, Tarball>;
    expect(report['pingstreams-fulfillment']?.files.map(({ path }) => path)).toEqual(
      tarball.files.map(({ path }) => path),
    );
  });
});
