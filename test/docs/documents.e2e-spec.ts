import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../support/built-dist.js';
import { checkBlocks } from './block-checker.js';
import { codeBlocks } from './code-blocks.js';

const CHECK_TIMEOUT_MS = 60_000;

const pages = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].map((file) => ({ file, markdown: readFileSync(join(ROOT, file), 'utf8') }));

const blocks = pages.flatMap(({ file, markdown }) => codeBlocks(file, markdown));

describe('The documents', () => {
  it('include the README', () => {
    expect(pages.map(({ file }) => file)).toContain('README.md');
  });

  it('name the language of a code block and nothing else, so that no block escapes its check', () => {
    const odd = blocks.filter(({ info }) => !/^(ts|json|sh|http|text|yaml|dockerfile|mermaid)$/.test(info));

    expect(odd.map(({ file, line, info }) => `${file}:${line}: '${info}'`)).toEqual([]);
  });

  it(
    'have TypeScript that compiles against the sources',
    () => expect(checkBlocks(blocks.filter(({ info }) => info === 'ts'))).toEqual([]),
    CHECK_TIMEOUT_MS,
  );

  it('have JSON that parses', () => {
    for (const { file, line, code } of blocks.filter(({ info }) => info === 'json')) {
      expect({ place: `${file}:${line}`, parses: parses(code) }).toEqual({
        place: `${file}:${line}`,
        parses: true,
      });
    }
  });

  it('give a reason for every dependency', () => {
    const page = readFileSync(join(ROOT, 'docs/decisions/dependencies.md'), 'utf8');
    const [taken = ''] = page.split('## Not taken');
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, object>;
    const names = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'].flatMap(
      (kind) => Object.keys(manifest[kind] ?? {}),
    );
    const rows = taken.split('\n').filter((line) => line.startsWith('|'));
    const listed = rows.flatMap((row) =>
      [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );

    expect(listed.sort()).toEqual(names.sort());
  });

  it('link to files that exist', () => {
    const broken = pages.flatMap(({ file, markdown }) =>
      [...markdown.matchAll(/\]\((?![a-z]+:)([^)#\s]+)/g)]
        .map(([, target = '']) => join(dirname(file), target))
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${file} links to ${target}`),
    );

    expect(broken).toEqual([]);
  });
});

function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
