import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

const FILES = [
  'package.json',
  'CHANGELOG.md',
  'src/common/package-version.ts',
  'deploy/helm/pingstreams-fulfillment/Chart.yaml',
  'deploy/kubernetes/overlays/production/kustomization.yaml',
  'docs/extensions.md',
];

describe('The version script', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = new TemporaryFolder();
    for (const file of FILES) cpSync(join(ROOT, file), folder.join(file));
  });
  afterEach(() => folder.remove());

  function run(): { status: number | null; stderr: string } {
    const tool = join(ROOT, 'tools/release-version.mjs');
    return spawnSync(process.execPath, [tool], { cwd: folder.path, encoding: 'utf8' });
  }

  function read(file: string): string {
    return readFileSync(folder.join(file), 'utf8');
  }

  it('writes the version that changesets chose wherever else it stands', () => {
    const manifest = JSON.parse(read('package.json')) as object;
    writeFileSync(folder.join('package.json'), JSON.stringify({ ...manifest, version: '7.8.9' }));

    expect(run()).toMatchObject({ status: 0, stderr: '' });

    expect(read('src/common/package-version.ts')).toContain("PACKAGE_VERSION = '7.8.9'");
    expect(read('deploy/kubernetes/overlays/production/kustomization.yaml')).toContain('newTag: 7.8.9');
    expect(read('deploy/helm/pingstreams-fulfillment/Chart.yaml')).toMatch(
      /^version: 7\.8\.9\nappVersion: 7\.8\.9$/m,
    );
    expect(read('docs/extensions.md')).toContain('FROM pingstreams-fulfillment:7.8.9');
    expect(read('CHANGELOG.md')).toMatch(
      /## \[Unreleased\]\n\n## \[7\.8\.9\] - \d{4}-\d\d-\d\d\n\n### Added\n/,
    );
  });

  it('fails without a new version, and changes nothing', () => {
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('there is no changeset') as string,
    });
    expect(read('CHANGELOG.md')).toBe(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'));
  });
});
