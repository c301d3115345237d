import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { preProcessFile } from 'typescript';
import { FOLDERS, LEAVES } from '../../tools/folders.mjs';

const SRC = join(import.meta.dirname, '../../src');

/** The start loads the playground when `PLAYGROUND` switches it on. */
const AGAINST_THE_ORDER = ['bootstrap/service-root.ts -> playground/server/index.ts'];
/** Kept out of the index, because the index loads what these need not: Nest, or code that a browser cannot run. */
const PAST_AN_INDEX = [
  'common/nest-internals.ts',
  'common/package-version.ts',
  'common/json.ts',
  'protocol/message-reader.ts',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

/** All imports between folders of `src`, also those by `import()`. Paths are relative to `src`. */
const imports: Import[] = sources().flatMap((file) =>
  preProcessFile(readFileSync(join(SRC, file), 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.') && name.endsWith('.js'))
    .map((name) => ({ from: file, to: join(dirname(file), name).replace(/\.js$/, '.ts') }))
    .filter(({ from, to }) => folderOf(from) !== folderOf(to)),
);

function sources(): string[] {
  return readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name))
    .map((entry) => relative(SRC, join(entry.parentPath, entry.name)))
    .filter((file) => file.includes(sep));
}

function folderOf(file: string): string {
  return file.split(sep)[0];
}

function shown({ from, to }: Import): string {
  return `${from} -> ${to}`;
}

describe('imports between the folders of src', () => {
  it('are of folders that the order knows', () => {
    const folders = new Set(sources().map(folderOf));
    expect([...folders].filter((folder) => !FOLDERS.includes(folder))).toEqual([]);
    expect(imports.length).toBeGreaterThan(500);
  });

  it('point one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [importer, imported] = [folderOf(from), folderOf(to)];
      if (!FOLDERS.includes(imported)) return imported === 'index.ts';
      const allowed = LEAVES.has(importer) ? ['common'] : FOLDERS.slice(0, FOLDERS.indexOf(importer));
      return !allowed.includes(imported);
    });
    expect(wrong.map(shown)).toEqual(AGAINST_THE_ORDER);
  });

  it('are imports of an index', () => {
    const deep = imports.filter(({ to }) => to.includes(sep) && !to.endsWith(`${sep}index.ts`));
    expect(deep.filter(({ to }) => !PAST_AN_INDEX.includes(to)).map(shown)).toEqual([]);
    expect([...new Set(deep.map(({ to }) => to))].sort()).toEqual([...PAST_AN_INDEX].sort());
  });
});
