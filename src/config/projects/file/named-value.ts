import { resolve } from 'node:path';
import { fromFile } from '../../setting-source.js';
import { unquoted } from '../../unquoted.js';
import type { FileProblems } from './file-problems.js';

const CURE = 'Write the text itself, or { file: <path> }, or { env: <NAME> }.';
const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;

/** The sources of `{ file }` and `{ env }`. */
export interface ValueSources {
  /** The base of relative paths: the folder of the projects file. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The value that `{ file: … }` or `{ env: … }` refers to. Undefined, with a problem noted, if there is none. */
export function namedValue(
  source: ReadonlyMap<unknown, unknown>,
  path: string,
  sources: ValueSources,
  problems: FileProblems,
): string | undefined {
  const [file, variable] = [source.get('file'), source.get('env')];
  if (source.size === 1 && typeof file === 'string' && file.trim() !== '') {
    const { input, problem } = fromFile(path, resolve(sources.folder, file.trim()), file.trim());
    if (problem !== undefined) problems.add(path, problem.problem, problem.cure);
    return input as string | undefined;
  }
  if (source.size === 1 && typeof variable === 'string' && variable.trim() !== '') {
    const name = variable.trim();
    const value = unquoted(sources.env[name]?.trim() ?? '');
    if (value !== '') return value;
    const shown = VARIABLE.test(name)
      ? name
      : 'that it names (the name is not shown, because it may be the value)';
    problems.add(path, `refers to the variable ${shown}, which is not set`, 'Set it, or correct its name.');
    return undefined;
  }
  problems.add(path, 'must be text, { file: <path> } or { env: <NAME> }', CURE);
  return undefined;
}
