import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../support/built-dist.js';

const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
/** npm packs these without being asked. */
const ALWAYS = ['README.md', 'LICENSE', 'package.json'];
const LINK = /\]\((?![a-z]+:)([^)#\s]+)/g;
/** A file or folder of the repository that is named in code. */
const NAMED = /`((?:deploy|examples|bench|test|src)\/[^`\s]+)`/g;
/** Records for contributors. */
const DECISIONS = join('docs', 'decisions');
/** A user's project has these too, and the pages mean that one. */
const OF_EVERY_PROJECT = new Set(['src/app.module.ts', 'src/main.ts']);

const isPacked = (path: string): boolean => {
  const below = (folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
  return (
    ALWAYS.includes(path) ||
    (files.some(below) && !files.some((rule) => rule.startsWith('!') && below(rule.slice(1))))
  );
};
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
]
  .filter((path) => path.endsWith('.md') && isPacked(path))
  .map((file) => ({ file, markdown: readFileSync(join(ROOT, file), 'utf8') }));

/** The package has documents, but neither the tests and examples nor the files for deployment. */
describe('The documents in the package', () => {
  it('are there, and the pictures are not', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(isPacked('docs/handlers.md')).toBe(true);
    expect(isPacked('docs/images/README.md')).toBe(false);
  });

  it('link to files that are in the package', () => {
    const broken = pages.flatMap(({ file, markdown }) =>
      [...markdown.matchAll(LINK)]
        .map(([, target = '']) => join(dirname(file), target))
        .filter((target) => !isPacked(target))
        .map((target) => `${file} links to ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('say of files that are not in the package that they are of the repository', () => {
    const silent = pages
      .filter(({ file }) => !file.startsWith(DECISIONS))
      .filter(({ markdown }) => !/\bof (?:the|this) repository\b/.test(markdown))
      .flatMap(({ file, markdown }) =>
        [...markdown.matchAll(NAMED)]
          .map(([, path = '']) => path)
          .filter((path) => existsSync(join(ROOT, path)) && !OF_EVERY_PROJECT.has(path))
          .map((path) => `${file} names ${path}`),
      );
    expect(silent).toEqual([]);
  });
});
