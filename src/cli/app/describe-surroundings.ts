import type { ModulesContainer } from '@nestjs/core';
import { packageCopies } from '../../common/index.js';
import { FULFILLMENT_OPTIONS, type FulfillmentModuleOptions } from '../../fulfillment.module-definition.js';
import { FulfillmentModule } from '../../fulfillment.module.js';
import { isFrameworkEnhancer } from '../../intents/index.js';
import type { GlobalEnhancer, GlobalKind, Surroundings } from './surroundings.types.js';

/** Nest gives each global enhancer a separate token that begins with the token of the provider. */
const GLOBAL_TOKEN = /^(APP_(GUARD|INTERCEPTOR|FILTER|PIPE)) /;

/** Reads modules that are loaded, but not instantiated: see `exploreModule`. */
export async function describeSurroundings(modules: ModulesContainer): Promise<Surroundings> {
  const all = [...modules.values()];
  const fulfillmentModules = all.filter(({ metatype }) => metatype === FulfillmentModule).length;
  return {
    enhancers: all.flatMap((module) =>
      [...module.providers, ...module.injectables].flatMap(([token, { metatype, isAlias, inject }]) =>
        enhancer(token, isAlias ? inject?.[0] : metatype, module.name),
      ),
    ),
    ...globalsOf(modules),
    fulfillmentModules,
    copies: packageCopies().map(({ place = 'a bundle' }) => place),
    defaultMetrics: await defaultMetrics(),
  };
}

function enhancer(token: unknown, metatype: unknown, module: string): GlobalEnhancer[] {
  const [, provided, kind] = GLOBAL_TOKEN.exec(String(token)) ?? [];
  if (provided === undefined || kind === undefined || isFrameworkEnhancer(metatype)) return [];
  const isClass = typeof metatype === 'function' && /^class\b/.test(String(metatype));
  return [{ kind: kind.toLowerCase() as GlobalKind, name: isClass ? metatype.name : provided, module }];
}

/** Options from a factory are only known while the service runs. */
function globalsOf(modules: ModulesContainer): { globals?: string } {
  for (const { providers } of modules.values()) {
    const options = providers.get(FULFILLMENT_OPTIONS)?.instance as FulfillmentModuleOptions | undefined;
    if (options !== undefined && options !== null) return { globals: options.globals ?? 'http' };
  }
  return {};
}

async function defaultMetrics(): Promise<string[]> {
  const { register } = await import('prom-client');
  return register.getMetricsAsArray().map(({ name }) => name);
}
