import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Injection compares classes: a second copy of these packages has different classes with the same names. */
const SINGLE = ['@nestjs/common', '@nestjs/core', 'pingstreams-fulfillment'];

/** The packages that code in this folder would resolve to a different path than the service. */
export function foreignCopies(folder: string): string[] {
  const theirs = createRequire(join(folder, 'package.json'));
  const ours = createRequire(import.meta.url);
  return SINGLE.filter((name) => {
    const found = pathOf(theirs, name);
    return found !== undefined && found !== pathOf(ours, name);
  });
}

function pathOf(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}
