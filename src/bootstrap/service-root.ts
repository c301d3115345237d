import { Logger, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import type { ServerSettings } from '../config/index.js';
import type { Extension } from '../extensions/index.js';
import type { BootstrapOptions } from './bootstrap-options.interface.js';
import { OperationsModule } from '../observability/index.js';
import { WebhookRoute } from '../webhook/index.js';
import { MissingModuleError } from './missing-module.error.js';
import { UnmatchedRouteFilter } from './unmatched-route.filter.js';

/**
 * Imports the team's module and the extensions into one root module, so that the team's global filters run before
 * our filter.
 */
export async function serviceOf(
  module: Type,
  extensions: readonly Extension[],
  { withoutExtensions }: BootstrapOptions,
  { playground }: ServerSettings,
): Promise<DynamicModule> {
  const root = (extensions.length === 0 ? await withoutExtensions?.() : undefined) ?? module;
  const beside = extensions.map((extension) => extension.module);
  return {
    module: ServiceRoot,
    imports: [OperationsModule, root, ...beside, ...(playground ? [await playgroundOf(root)] : [])],
    providers: [unmatchedRouteFilter(module)],
  };
}

/** Loaded only if it is switched on: it depends on all other modules, and loading it takes as long. */
async function playgroundOf({ name }: Type): Promise<DynamicModule> {
  const { PlaygroundModule } = await import('../playground/server/index.js');
  return PlaygroundModule.forRoot({ rootModule: name });
}

/** Usually a folder that was not mounted. */
export function announceExtensions(folder: string | undefined, extensions: readonly Extension[]): void {
  if (folder === undefined) return;
  const names = extensions.map(({ name, version }) => `${name} ${version}`);
  Logger.log(
    names.length === 0 ? `The folder ${folder} has no extensions` : `Extensions: ${names.join(', ')}`,
    'Bootstrap',
  );
}

class ServiceRoot {}

/** Created by a factory, so that a missing configuration is reported by our own error. */
function unmatchedRouteFilter({ name }: Type): Provider {
  return {
    provide: APP_FILTER,
    inject: [HttpAdapterHost, { token: WebhookRoute, optional: true }],
    useFactory: (adapterHost: HttpAdapterHost, route?: WebhookRoute) => {
      if (route === undefined) throw new MissingModuleError(name);
      return new UnmatchedRouteFilter(adapterHost, route);
    },
  };
}
