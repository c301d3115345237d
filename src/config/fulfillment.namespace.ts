import type { DynamicModule } from '@nestjs/common';
import { ConfigModule as NestConfigModule, registerAs } from '@nestjs/config';
import { FulfillmentConfig } from './fulfillment-config.js';
import { loadConfig } from './load-config.js';

/**
 * The configuration as a namespace of @nestjs/config, for those who read theirs that way:
 * `configService.get('fulfillment.port')`, or `@Inject(fulfillmentNamespace.KEY)`.
 */
export const fulfillmentNamespace = registerAs('fulfillment', () => loadConfig(process.env).config);

/**
 * Registers the namespace. By itself it would know the environment only; with the later provider, which wins, it is
 * the very object that is injected as {@link FulfillmentConfig}, options included.
 */
export function namespaceModule(): DynamicModule {
  const feature = NestConfigModule.forFeature(fulfillmentNamespace);
  const sameObject = { provide: fulfillmentNamespace.KEY, useExisting: FulfillmentConfig };
  return { ...feature, providers: [...(feature.providers ?? []), sameObject] };
}
