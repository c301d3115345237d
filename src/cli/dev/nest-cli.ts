import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InvalidCommandLineError } from '../errors/index.js';

/**
 * The script of the Nest CLI of the project in this folder: it knows how the project is built.
 *
 * @throws InvalidCommandLineError if it has none
 */
export function nestCliOf(folder: string): string {
  const require = createRequire(join(folder, 'package.json'));
  try {
    const path = require.resolve('@nestjs/cli/package.json');
    const { bin } = require(path) as { bin: { nest: string } };
    return join(dirname(path), bin.nest);
  } catch {
    throw new InvalidCommandLineError(
      'The Nest CLI, which builds and watches the project, is not installed here.',
      'Go to the folder of the project, and run `npm install --save-dev @nestjs/cli`.',
    );
  }
}
