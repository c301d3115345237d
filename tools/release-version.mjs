/**
 * `npm run release:version`: after `changeset version` has set the version of package.json, writes it where else it
 * stands, and gives the unreleased part of the change log its heading.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const CONSTANT = 'src/common/package-version.ts';
/** Users copy from these files, so they name the version that is published. */
const QUOTED = [
  CONSTANT,
  'deploy/helm/pingstreams-fulfillment/Chart.yaml',
  'deploy/kubernetes/overlays/production/kustomization.yaml',
  'docs/extensions.md',
];
const UNRELEASED = '## [Unreleased]\n';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, before] = /PACKAGE_VERSION = '(.+)'/.exec(readFileSync(CONSTANT, 'utf8'));
if (before === version) throw new Error(`The version is still ${version}: there is no changeset.`);
for (const file of QUOTED) {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} does not name the version ${before}.`);
  writeFileSync(file, text.replaceAll(before, version));
}

const changes = readFileSync('CHANGELOG.md', 'utf8');
if (!changes.includes(UNRELEASED)) throw new Error('CHANGELOG.md has no part "Unreleased".');
const today = new Date().toISOString().slice(0, 10);
writeFileSync('CHANGELOG.md', changes.replace(UNRELEASED, `${UNRELEASED}\n## [${version}] - ${today}\n`));
console.log(`${before} -> ${version}`);
