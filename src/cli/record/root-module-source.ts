import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidCommandLineError } from '../errors/index.js';
import { exportedNames } from './exported-names.js';

/**
 * The path of the source that exports the root module: otherwise only the compiler would find a wrong import in the
 * test.
 *
 * @param given of the file, as the command line has it
 * @param name of the class that it must export
 * @throws InvalidCommandLineError
 */
export function rootModuleSource(given: string, name: string, cwd: string): string {
  const path = resolve(cwd, given);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new InvalidCommandLineError(
      `The file ${given} does not exist, and the tests import ${name} from it.`,
      'Name the source of the root module: `--module src/shop.module.ts`.',
    );
  }
  const names = exportedNames(readFileSync(path, 'utf8'));
  if (names === undefined || names.includes(name)) return path;
  const likely = names.find((one) => one.endsWith('Module'));
  throw new InvalidCommandLineError(
    `${given} does not export ${name}, which the tests need` +
      (names.length === 0 ? '. It has no named exports.' : `. It exports ${names.join(', ')}.`),
    `Give the name of the root module there: \`--export ${likely ?? 'ShopModule'}\`; or name the file that exports it: ` +
      '`--module src/shop.module.ts`.',
  );
}
