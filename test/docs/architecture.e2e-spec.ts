import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../support/built-dist.js';

const page = readFileSync(join(ROOT, 'docs', 'architecture.md'), 'utf8');
const named = [...page.matchAll(/`((?:src|docs|examples|test|bench|deploy|tools|\.ci)\b[\w./-]*)`/g)].map(
  ([, path = '']) => path,
);
/** The files of the numbered lists, list by list. */
const lists = page
  .split(/^#+ .*$/m)
  .map((section) => [...section.matchAll(/^\d+\. `(src\/[^`]+)`/gm)].map(([, file = '']) => file))
  .filter((files) => files.length > 0);
const [path = [], workers = []] = lists;

const IMPORT = /^(?:import|export) (?:type )?(?:\{([^}]*)\}|(\*)) from '(\.[^']+)\.js';$/gm;

/** The files of `src` that a file imports a name of, through all `index.ts` between. */
function importsOf(file: string): string[] {
  return [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].flatMap(
    ([, names = '', , specifier = '']) => {
      const target = `${join(dirname(file), specifier)}.ts`;
      return names.split(',').flatMap((name) => declaring(target, nameOf(name)));
    },
  );
}

function declaring(file: string, name: string): string[] {
  if (!file.endsWith('/index.ts') || name === '') return [file];
  for (const [, names = '', all, specifier = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)) {
    const target = `${join(dirname(file), specifier)}.ts`;
    if (all !== undefined || names.split(',').some((each) => nameOf(each) === name)) {
      const found = declaring(target, name);
      if (all === undefined || found.some((each) => declares(each, name))) return found;
    }
  }
  return [];
}

function declares(file: string, name: string): boolean {
  return new RegExp(`^export .*\\b${name}\\b`, 'm').test(readFileSync(join(ROOT, file), 'utf8'));
}

function nameOf(imported: string): string {
  return (
    imported
      .trim()
      .replace(/^type /, '')
      .split(' as ')[0] ?? ''
  );
}

describe('docs/architecture.md', () => {
  it('names files and folders that exist', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((each) => !existsSync(join(ROOT, each)))).toEqual([]);
  });

  it('has a row for each folder of src', () => {
    const rows = [...page.matchAll(/^\| `src\/([\w-]+)` /gm)].map(([, folder]) => folder);
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(rows.sort()).toEqual(folders.sort());
  });

  it('needs at most 15 files to show the path of a request, from the controller to the answer', () => {
    expect(path[0]).toBe('src/webhook/webhook.controller.ts');
    expect(path).toContain('src/dispatch/dispatcher.service.ts');
    expect(path.length).toBeLessThanOrEqual(15);
    expect(workers.length).toBeGreaterThan(0);
  });

  it.each(
    [...path, ...workers]
      .map((file, position, all) => ({ file, before: all.slice(0, position) }))
      .filter(({ file }) => file !== path[0] && file !== workers[0]),
  )('lists $file behind a file that imports it', ({ file, before }) => {
    expect(before.filter((each) => importsOf(each).includes(file))).not.toEqual([]);
  });
});
