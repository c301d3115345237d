import { Logger, type Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { packageCopies } from './common/index.js';
import { SeveralModulesError } from './several-modules.error.js';

/** Checks that the application imports the module once. @throws SeveralModulesError */
export function assertSingleModule(module: Type, modules: ModulesContainer): void {
  const metatypes = [...modules.values()].map(({ metatype }) => metatype);
  if (metatypes.filter((metatype) => metatype === module).length < 2) return;
  // From the decorators: Nest binds a global module to all others, so its container does not know who imports it.
  const owners = metatypes.flatMap((metatype) => {
    const imports = (Reflect.getMetadata('imports', metatype) ?? []) as { module?: unknown }[];
    return imports.filter((each) => each.module === module).map(() => metatype.name);
  });
  throw new SeveralModulesError(owners);
}

/** Replies and errors of another copy of the package are understood, but its providers cannot be injected. */
export function warnOfSeveralCopies(): void {
  const copies = packageCopies();
  if (copies.length < 2) return;
  const places = copies.map(({ version, place = 'a bundle' }) => `${version} at ${place}`).join(', ');
  new Logger('Fulfillment').warn(
    `${copies.length} copies of pingstreams-fulfillment are loaded: ${places}. Keep one: install the same version ` +
      'everywhere, and declare it as a peer dependency in libraries.',
  );
}
