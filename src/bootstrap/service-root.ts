import { Logger, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Extension } from '../extensions/index.js';
import type { BootstrapOptions } from './bootstrap-options.interface.js';
import { UnmatchedRouteFilter } from './unmatched-route.filter.js';

/**
 * The team's module and the extensions below a root of ours, so that the team's own global filters go before our
 * filter.
 */
export async function serviceOf(
  module: Type,
  extensions: readonly Extension[],
  { withoutExtensions }: BootstrapOptions,
): Promise<DynamicModule> {
  const root = extensions.length === 0 ? await withoutExtensions?.() : undefined;
  return {
    module: ServiceRoot,
    imports: [root ?? module, ...extensions.map((extension) => extension.module)],
    providers: [{ provide: APP_FILTER, useClass: UnmatchedRouteFilter }],
  };
}

/** A folder that was forgotten to be mounted looks like this. */
export function announceExtensions(folder: string | undefined, extensions: readonly Extension[]): void {
  if (folder === undefined) return;
  const names = extensions.map(({ name, version }) => `${name} ${version}`);
  Logger.log(
    names.length === 0 ? `There are no extensions in ${folder}` : `Extensions: ${names.join(', ')}`,
    'Bootstrap',
  );
}

class ServiceRoot {}
