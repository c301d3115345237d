import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { packTarball, type Tarball } from './packed-tarball.js';

/** With the command line, the emulator and the testing kit, which nothing loads that does not use them. */
const MAX_BYTES = 2 * 1024 ** 2;

describe('The packed package', () => {
  const folder = new TemporaryFolder();
  let tarball: Tarball;
  let paths: string[];

  beforeAll(async () => {
    tarball = await packTarball(folder.path);
    paths = tarball.files.map(({ path }) => path);
  });
  afterAll(() => folder.remove());

  it('holds its entry with types, its licence and its documents', () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        'dist/src/index.js',
        'dist/src/index.d.ts',
        'package.json',
        'LICENSE',
        'README.md',
        'CHANGELOG.md',
        'docs/errors.md',
        'dist/src/schematics/collection.json',
        'dist/src/cli/starter/template/_gitignore.template',
      ]),
    );
  });

  it('holds nothing but the built library and its pages beside them', () => {
    const documents = ['package.json', 'LICENSE', 'README.md', 'CHANGELOG.md'];
    const others = paths.filter(
      (path) =>
        !documents.includes(path) &&
        !/^(?:dist\/src\/.+\.(?:js|d\.ts|js\.map)|docs\/.+\.md)$/.test(path) &&
        !isOfThePage(path) &&
        !/^dist\/src\/(?:cli\/starter\/template|schematics)\/.+\.(?:template|json)$/.test(path),
    );

    expect(others).toEqual([]);
  });

  it('leaves out the tests, the tools and the service of this repository', () => {
    const unwanted =
      /\.(e2e-)?spec\.(?!ts\.template$)|(^|\/)(test|examples|tools)\/|^dist\/src\/(main|app\.module|service\.module)\./;

    expect(paths.filter((path) => unwanted.test(path))).toEqual([]);
  });

  it('leaves out the generators of the documentation', () => {
    const scripts = paths.filter((path) => path.endsWith('.js'));
    const generators = scripts.filter((path) =>
      readFileSync(join(ROOT, path), 'utf8').includes('npm run docs'),
    );

    expect(generators).toEqual([]);
  });

  it('has types for every file', () => {
    const files = new Set(paths);
    const scripts = paths.filter((path) => path.endsWith('.js') && !isOfThePage(path));

    expect(scripts.filter((path) => !files.has(path.replace(/\.js$/, '.d.ts')))).toEqual([]);
  });

  it('has source maps that carry their sources, as src/ is not shipped', () => {
    const maps = paths.filter((path) => path.endsWith('.map'));
    const empty = maps.filter((path) => {
      const map = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as { sourcesContent?: string[] };
      return map.sourcesContent === undefined;
    });

    expect(empty).toEqual([]);
  });

  it('is small', () => {
    expect(tarball.size).toBeLessThan(MAX_BYTES);
  });
});

/** Vite's build of the playground: a browser loads it, no program does. */
function isOfThePage(path: string): boolean {
  return /^dist\/src\/playground\/public\/(?:index\.html|licenses\.md|assets\/[\w-]+\.(?:js|css|svg))$/.test(
    path,
  );
}
