import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');
const DECLARED =
  /^export (?:declare |default |abstract |async )*(?:class|interface|type|const|let|function\*?|enum) (\w+)/gm;
const DESTRUCTURED = /^export const \{([^}]*)\}/gm;
/** Commands of the command line export their definition by the first name, configurable modules of Nest by the others. */
const BY_CONVENTION = new Set(['define', 'ConfigurableModuleClass', 'OPTIONS_TYPE', 'ASYNC_OPTIONS_TYPE']);

const declarations = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.ts$/.test(file))
  .flatMap((file) => namesIn(readFileSync(join(SOURCE, file), 'utf8')).map((name) => ({ name, file })));

/** In a set, because overloads of a function are one declaration, and so are a value and a type of one name in one file. */
const filesByName = new Map<string, Set<string>>();
for (const { name, file } of declarations) {
  if (!BY_CONVENTION.has(name)) filesByName.set(name, (filesByName.get(name) ?? new Set()).add(file));
}

function namesIn(source: string): string[] {
  const destructured = [...source.matchAll(DESTRUCTURED)].flatMap(([, names = '']) => names.split(','));
  return [
    ...[...source.matchAll(DECLARED)].map(([, name = '']) => name),
    ...destructured.map((each) => each.split(':').at(-1)?.trim() ?? '').filter((name) => name !== ''),
  ];
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
