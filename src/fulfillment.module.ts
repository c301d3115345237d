import { Controller, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ConfigModule, FulfillmentConfig, ProjectRegistry } from './config/index.js';
import { DeliveryModule, deliveryOptionsOf } from './delivery/index.js';
import { DISPATCH_PROVIDERS } from './dispatch/index.js';
import { IntentExplorer, IntentRegistry } from './intents/index.js';
import { MessagingModule } from './messaging/index.js';
import { createWebhookController, WEBHOOK_PROVIDERS } from './webhook/index.js';

/** Settled once the configuration is there, before Nest registers the routes. */
const WEBHOOK_ROUTE = Symbol('WEBHOOK_ROUTE');

const PIPELINE: Provider[] = [...WEBHOOK_PROVIDERS, ...DISPATCH_PROVIDERS, IntentExplorer, IntentRegistry];

/**
 * The webhook and everything behind it: import it once, in the application's root module. Global, so that every
 * module may inject `MessagingService` and `FulfillmentConfig`.
 *
 * ```ts
 * @Module({ imports: [FulfillmentModule.forRoot(), OrdersModule] })
 * export class AppModule {}
 * ```
 *
 * @publicApi
 */
@Module({})
export class FulfillmentModule {
  /** @param options settings that go before those of the environment; see docs/configuration.md */
  static forRoot(...options: Parameters<typeof ConfigModule.forRoot>): DynamicModule {
    return assemble(ConfigModule.forRoot(...options));
  }

  /** The same, with settings that have to be fetched first: from a vault, from another module. */
  static forRootAsync(...options: Parameters<typeof ConfigModule.forRootAsync>): DynamicModule {
    return assemble(ConfigModule.forRootAsync(...options));
  }
}

function assemble(configModule: DynamicModule): DynamicModule {
  const controller = createWebhookController();
  const messagingModule = MessagingModule.forRootAsync({
    imports: [configModule],
    inject: [FulfillmentConfig, ProjectRegistry],
    useFactory: (config: FulfillmentConfig, projects: ProjectRegistry) => ({
      apiUrl: config.platformApiUrl,
      timeoutMs: config.platformTimeoutMs,
      projects,
    }),
  });
  const deliveryModule = DeliveryModule.forRootAsync({
    imports: [configModule, messagingModule],
    inject: [FulfillmentConfig],
    useFactory: deliveryOptionsOf,
  });
  return {
    module: FulfillmentModule,
    global: true,
    imports: [DiscoveryModule, configModule, messagingModule, deliveryModule],
    controllers: [controller],
    providers: [...PIPELINE, webhookRoute(controller)],
    exports: [configModule, messagingModule, deliveryModule],
  };
}

/** A path that is known only when the configuration is read cannot stand in the class's decorator. */
function webhookRoute(controller: Type): Provider {
  return {
    provide: WEBHOOK_ROUTE,
    inject: [FulfillmentConfig],
    useFactory: ({ webhookPath }: FulfillmentConfig) => {
      Controller(webhookPath)(controller);
      return webhookPath;
    },
  };
}
