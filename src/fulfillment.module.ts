import {
  Inject,
  Module,
  RequestMethod,
  type DynamicModule,
  type NestModule,
  type OnApplicationBootstrap,
  type OnModuleInit,
  type Type,
} from '@nestjs/common';
import { DiscoveryModule, ModulesContainer } from '@nestjs/core';
import { CallsModule } from './calls/index.js';
import { FulfillmentConfigModule } from './config/index.js';
import {
  ConfigurableModuleClass,
  FULFILLMENT_OPTIONS,
  type ASYNC_OPTIONS_TYPE,
  type FulfillmentModuleOptions,
  type OPTIONS_TYPE,
} from './fulfillment.module-definition.js';
import { FULFILLMENT_PROVIDERS } from './fulfillment.providers.js';
import { countApplication, GlobalEnhancers } from './intents/index.js';
import { Lifecycle } from './lifecycle/index.js';
import { CallRecordsModule, MetricsService } from './observability/index.js';
import { messagingModuleOf, outboxModuleOf } from './platform-modules.js';
import { Sessions } from './sessions/index.js';
import { assertSingleModule, warnOfSeveralCopies } from './single-module.js';
import {
  controllerProviders,
  createWebhookController,
  setRouteMethod,
  WEBHOOK_CONTROLLER,
  WebhookRoute,
} from './webhook/index.js';

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
export class FulfillmentModule implements NestModule, OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly globals: GlobalEnhancers,
    private readonly route: WebhookRoute,
    private readonly modules: ModulesContainer,
    @Inject(WEBHOOK_CONTROLLER) private readonly controller: Type,
    @Inject(FULFILLMENT_OPTIONS) private readonly options: FulfillmentModuleOptions,
  ) {}

  /** @param options settings that go before those of the environment, and options that are not settings; see docs/configuration.md */
  static forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    const { settings, others } = apart(options);
    return assemble(FulfillmentConfigModule.forRoot(settings), OptionsModule.forRoot(others));
  }

  /** The same, with options that have to be fetched first: from a vault, from another module. */
  static forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    // FulfillmentConfigModule refuses such options in its own words.
    if (!(options?.useFactory ?? options?.useClass ?? options?.useExisting)) {
      return FulfillmentConfigModule.forRootAsync(options);
    }
    const { envFilePath, ignoreEnvFile } = options;
    const optionsModule = OptionsModule.forRootAsync(options);
    const configModule = FulfillmentConfigModule.forRootAsync({
      envFilePath,
      ignoreEnvFile,
      imports: [optionsModule],
      inject: [FULFILLMENT_OPTIONS],
      useFactory: (given: FulfillmentModuleOptions) => apart(given).settings,
    });
    return assemble(configModule, optionsModule);
  }

  /** Nest calls it when all that the application has set up is known, and before it makes the routes. */
  configure(): void {
    assertSingleModule(FulfillmentModule, this.modules);
    for (const decorate of this.options.webhookDecorators ?? []) decorate(this.controller);
    this.globals.keepOff(this.controller);
    this.route.settle(FulfillmentModule);
    setRouteMethod(this.controller, RequestMethod.ALL);
  }

  /** The routes are made. */
  onModuleInit(): void {
    setRouteMethod(this.controller, RequestMethod.POST);
  }

  onApplicationBootstrap(): void {
    warnOfSeveralCopies();
  }
}

/** Settings and the other options: FulfillmentConfigModule rejects an option that is not a setting. */
function apart({ messaging, sessionStore, globals, webhookDecorators, ...settings }: typeof OPTIONS_TYPE) {
  return { settings, others: { messaging, sessionStore, globals, webhookDecorators } };
}

/** Resolves the options once: FulfillmentConfigModule, MessagingModule and the providers each read their part of them. */
@Module({})
class OptionsModule extends ConfigurableModuleClass {}

function assemble(configModule: DynamicModule, optionsModule: DynamicModule): DynamicModule {
  countApplication();
  const controller = createWebhookController();
  const messagingModule = messagingModuleOf(configModule, optionsModule);
  const outboxModule = outboxModuleOf(configModule, messagingModule);
  return {
    module: FulfillmentModule,
    global: true,
    imports: [
      DiscoveryModule,
      CallsModule,
      CallRecordsModule,
      configModule,
      optionsModule,
      messagingModule,
      outboxModule,
    ],
    controllers: [controller],
    providers: [...FULFILLMENT_PROVIDERS, ...controllerProviders(controller)],
    exports: [configModule, messagingModule, outboxModule, Lifecycle, MetricsService, Sessions, WebhookRoute],
  };
}
