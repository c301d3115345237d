import { pathToFileURL } from 'node:url';
import type { Type } from '@nestjs/common';
import { describeError, FulfillmentError } from '../../common/index.js';
import type { ExplorerMessage } from './described-handler.types.js';
import { exploreModule } from './explore-module.js';

/** What `@Module` leaves on a class, whatever is in it. */
const MODULE_METADATA = ['imports', 'providers', 'controllers', 'exports'];

/**
 * A process of its own that loads the application's code: what that code prints, breaks and keeps open stays in here.
 * Started by `exploreApp` with the path of the root module; sends one message and ends.
 */
const [, , path = ''] = process.argv;
const message = await explore(path).catch(failure);
process.send?.(message, () => process.exit());

async function explore(file: string): Promise<ExplorerMessage> {
  const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const module = rootModule(exported);
  if (module === undefined) {
    return {
      failed: {
        problem: 'it exports no AppModule',
        help: 'Export the root module as `AppModule` or as the default, or give the file that does with `--app`.',
      },
    };
  }
  return { found: await exploreModule(module) };
}

/** CommonJS builds have their exports below `default`, too. */
function rootModule(exported: Record<string, unknown>): Type | undefined {
  const inner = exported.default;
  const all = { ...(typeof inner === 'object' ? inner : {}), ...exported } as Record<string, unknown>;
  const modules = Object.values(all).filter(isModule);
  const named = [all.AppModule, all.default].find(isModule);
  return named ?? (modules.length === 1 ? modules[0] : undefined);
}

function isModule(value: unknown): value is Type {
  return typeof value === 'function' && MODULE_METADATA.some((key) => Reflect.hasMetadata(key, value));
}

function failure(error: unknown): ExplorerMessage {
  const { name, message } = describeError(error);
  return {
    failed: {
      problem: `it cannot be loaded: ${name}: ${message}`,
      help:
        error instanceof FulfillmentError ? error.help : 'Build the application, and see whether it starts.',
    },
  };
}
