import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The conventions of the project that generated files are written into. */
export interface ProjectStyle {
  /** The end of relative imports: `.js` in ES modules. */
  readonly suffix: '' | '.js';
  /** Whether the test functions must be imported. */
  readonly vitest: boolean;
}

interface Manifest {
  readonly type?: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Read from the package.json nearest above the folder. */
export function projectStyle(folder: string): ProjectStyle {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) {
    return dirname(folder) === folder ? { suffix: '.js', vitest: false } : projectStyle(dirname(folder));
  }
  const { type, devDependencies } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  return { suffix: type === 'module' ? '.js' : '', vitest: devDependencies?.vitest !== undefined };
}
