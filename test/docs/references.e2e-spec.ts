import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from '../support/built-dist.js';
import { RULES } from '../../src/cli/conform/rules/index.js';
import { sectionsOf } from './headings.js';
import { brokenReferences } from './references.js';

const files = [
  'src',
  'test',
  'examples',
  'bench',
  'docs',
  'deploy',
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
]
  .flatMap(filesIn)
  .filter((file) => !basename(file).startsWith('references.'))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
const sources = files.filter(({ file }) => !file.endsWith('.md'));
const declared = new Set(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:class|interface|function|const|type) (\w+)/g)].map(([, name]) => name),
  ),
);

describe('A reference', () => {
  it('to protocol.md or engine-behaviour.md names a section and rows that exist', () => {
    const broken = files.flatMap(({ file, text }) =>
      brokenReferences(text).map((problem) => `${file}: ${problem}`),
    );

    expect(broken).toEqual([]);
  });

  it('that is wrong is found', () => {
    const names = (text: string): string => `protocol.${text}`;

    expect(brokenReferences(names('md 4.2 rows 8 to 10 and 24'))).toEqual([]);
    expect(brokenReferences(names('md 4.9'))).toEqual(['docs/protocol.md has no section 4.9']);
    expect(brokenReferences(names('md 1.3-1.77'))).toEqual(['docs/protocol.md has no section 1.77']);
    expect(brokenReferences(names('md 4.2 row 8, 7.1 and 99'))).toEqual([
      'docs/protocol.md has no section 99',
    ]);
    expect(brokenReferences(names('md 4.2 rows 8 and 444'))).toEqual(['docs/protocol.md 4.2 has no row 444']);
    expect(brokenReferences("engine-behaviour.md, 'Facts'")).toEqual([
      "docs/engine-behaviour.md has no heading 'Facts'",
    ]);
  });

  it('of @see leads to a page, a file, a name, a standard or an address', () => {
    const lost = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/@see ([^\s,;*]+)(?: (\d+))?/g)]
        .filter(([, target = '', number]) => !leadsSomewhere(file, target.replace(/[.'`]+$/, ''), number))
        .map(([line]) => `${file}: ${line}`),
    );

    expect(lost).toEqual([]);
  });

  it('of a page to a heading of a page leads to that heading', () => {
    const lost = files.flatMap(({ file, text }) =>
      [...text.matchAll(/\]\((?![a-z]+:)([^)#\s]*)#([^)\s]+)\)/g)]
        .map(([, page = '', anchor = '']) => ({
          page: page === '' ? file : join(dirname(file), page),
          anchor,
        }))
        .filter(({ page }) => file.endsWith('.md') && page.endsWith('.md'))
        .filter(({ page, anchor }) => !hasAnchor(page, anchor))
        .map(({ page, anchor }) => `${file}: ${page}#${anchor}`),
    );

    expect(lost).toEqual([]);
  });

  it('that conform prints leads to a heading of a page in the package', () => {
    const printed = Object.entries(RULES).flatMap(([id, { see }]) => see.map((one) => ({ id, one })));
    const lost = printed.filter(({ one }) => !hasAnchor(...(one.split('#') as [string, string])));

    expect(printed.length).toBeGreaterThan(40);
    expect(lost).toEqual([]);
  });
});

function filesIn(path: string): string[] {
  if (path.endsWith('.md')) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return [];
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return filesIn(inside);
    return /\.(?:tsx?|m[jt]s|md)$/.test(entry.name) ? [inside] : [];
  });
}

function leadsSomewhere(file: string, target: string, number: string | undefined): boolean {
  if (/^https:\/\//.test(target)) return true;
  if (target === 'RFC') return number !== undefined;
  if (/^(?:protocol|engine-behaviour)\.md$/.test(target)) return true;
  if ([ROOT, join(ROOT, dirname(file))].some((folder) => isThere(join(folder, target)))) return true;
  return declared.has(target.split('.')[0]);
}

const isThere = (path: string): boolean => existsSync(path);

function hasAnchor(page: string, anchor: string): boolean {
  return existsSync(join(ROOT, page)) && sectionsOf(page).some((section) => section.anchor === anchor);
}
