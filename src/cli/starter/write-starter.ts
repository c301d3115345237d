import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TEMPLATE = join(import.meta.dirname, 'template');
const SUFFIX = '.template';
const PLACEHOLDER = /<%= (\w+) %>/g;

/**
 * Writes the template's files into a folder. Their names end with `.template`, because compilers, linters and npm
 * depend on names: npm leaves `.gitignore` out of a package. A leading `_` becomes a dot.
 *
 * @param values the value of `<%= name %>`
 * @param omit files that this repository does not need
 * @returns the paths of the files, relative to the folder
 */
export function writeStarter(
  folder: string,
  values: Readonly<Record<string, string>>,
  omit: readonly string[] = [],
): string[] {
  const written = readdirSync(TEMPLATE, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(SUFFIX) && !omit.includes(path.slice(0, -SUFFIX.length)))
    .map((path) => {
      const target = path.slice(0, -SUFFIX.length).replace(/(?<=^|[\\/])_/g, '.');
      const text = readFileSync(join(TEMPLATE, path), 'utf8').replace(PLACEHOLDER, (_all, name: string) =>
        valueOf(values, name),
      );
      mkdirSync(dirname(join(folder, target)), { recursive: true });
      // `wx`: existing files are never overwritten.
      writeFileSync(join(folder, target), text, { flag: 'wx' });
      return target;
    });
  return written.toSorted();
}

function valueOf(values: Readonly<Record<string, string>>, name: string): string {
  const value = values[name];
  if (value === undefined) throw new TypeError(`The template needs a value for ${name}.`);
  return value;
}
