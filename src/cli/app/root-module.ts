import { pathToFileURL } from 'node:url';
import type { Type } from '@nestjs/common';
import { describeError, FulfillmentError } from '../../common/index.js';
import type { ApartFailure } from './run-apart.js';

/** The metadata that `@Module` sets on every class. */
const MODULE_METADATA = ['imports', 'providers', 'controllers', 'exports'];

/** Loads the root module of a built application; undefined if the file exports none. */
export async function loadRootModule(file: string): Promise<Type | undefined> {
  const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const inner = exported.default;
  // CommonJS builds have their exports below `default`, too.
  const all = { ...(typeof inner === 'object' ? inner : {}), ...exported } as Record<string, unknown>;
  const modules = Object.values(all).filter(isModule);
  const named = [all.AppModule, all.default].find(isModule);
  return named ?? (modules.length === 1 ? modules[0] : undefined);
}

export const NO_ROOT_MODULE: ApartFailure = {
  failed: {
    problem: 'it exports no AppModule',
    help: 'Export the root module as `AppModule` or as the default, or name its file with `--app`.',
  },
};

export function apartFailure(error: unknown): ApartFailure {
  const { name, message } = describeError(error);
  return {
    failed: {
      problem: `it cannot be loaded: ${name}: ${message}`,
      help:
        error instanceof FulfillmentError ? error.help : 'Build the application, and check that it starts.',
    },
  };
}

function isModule(value: unknown): value is Type {
  return typeof value === 'function' && MODULE_METADATA.some((key) => Reflect.hasMetadata(key, value));
}
