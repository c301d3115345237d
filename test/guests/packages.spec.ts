import { readFileSync } from 'node:fs';
import { PACKAGES } from './packages.js';

const PAGE = readFileSync('docs/existing-app.md', 'utf8');

describe('the table of tested packages in docs/existing-app.md', () => {
  const rows = [...PAGE.matchAll(/^\| `([^`]+)`\s*\| (\d[\d.]*)\s*\|/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  );

  it('has twenty packages at least, in the versions that the applications install', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(PACKAGES).toEqual(expect.arrayContaining(rows));
  });
});
