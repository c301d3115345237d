import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');
const DECLARED =
  /^export (?:declare |default |abstract |async )*(?:class|interface|type|const|let|function\*?|enum) (\w+)/gm;
/** Each command of the command line is a module that exports its definition by this name. */
const BY_CONVENTION = new Set(['define']);

const declarations = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.ts$/.test(file))
  .flatMap((file) =>
    [...readFileSync(join(SOURCE, file), 'utf8').matchAll(DECLARED)].map(([, name = '']) => ({ name, file })),
  );

/** In a set, because overloads of a function are one declaration, and so are a value and a type of one name in one file. */
const filesByName = new Map<string, Set<string>>();
for (const { name, file } of declarations) {
  if (!BY_CONVENTION.has(name)) filesByName.set(name, (filesByName.get(name) ?? new Set()).add(file));
}

describe('An exported name', () => {
  it('is declared in one file of src', () => {
    const twice = [...filesByName]
      .filter(([, files]) => files.size > 1)
      .map(([name, files]) => `${name}: ${[...files].join(', ')}`);

    expect(declarations.length).toBeGreaterThan(1500);
    expect(twice).toEqual([]);
  });
});
