import {
  Controller,
  Inject,
  Logger,
  Module,
  RequestMethod,
  VERSION_NEUTRAL,
  type DynamicModule,
  type NestModule,
  type OnApplicationBootstrap,
  type OnModuleInit,
  type Provider,
  type Type,
} from '@nestjs/common';
import { DiscoveryModule, ModulesContainer } from '@nestjs/core';
import { Calls, CallsModule, PlatformCallInterceptor } from './calls/index.js';
import { Clock, packageCopies } from './common/index.js';
import { ConfigError, ConfigModule, FulfillmentConfig, ProjectRegistry } from './config/index.js';
import { OutboxModule, deliveryOptionsOf } from './outbox/index.js';
import { DISPATCH_PROVIDERS } from './dispatch/index.js';
import {
  ConfigurableModuleClass,
  FULFILLMENT_OPTIONS,
  type ASYNC_OPTIONS_TYPE,
  type FulfillmentModuleOptions,
  type OPTIONS_TYPE,
} from './fulfillment.module-definition.js';
import {
  countApplication,
  GlobalEnhancers,
  GLOBALS,
  IntentExplorer,
  IntentRegistry,
  type Globals,
} from './intents/index.js';
import { Lifecycle } from './lifecycle/index.js';
import { MessagingModule } from './messaging/index.js';
import { platformNetwork } from './platform-network.js';
import {
  CallRecordsModule,
  MetricsService,
  OBSERVABILITY_PROVIDERS,
  TracingModule,
  TracingService,
} from './observability/index.js';
import { Recordings } from './recordings/index.js';
import { SeveralModulesError } from './several-modules.error.js';
import { createSessionStore, SESSION_STORE, Sessions, SessionVault } from './sessions/index.js';
import { createWebhookController, setRouteMethod, WEBHOOK_PROVIDERS, WebhookRoute } from './webhook/index.js';

/** Settled once the configuration is there, before Nest registers the routes. */
const WEBHOOK_ROUTE = Symbol('WEBHOOK_ROUTE');

/** A webhook controller is made for each application: this is the one of this application. */
const WEBHOOK_CONTROLLER = Symbol('WEBHOOK_CONTROLLER');

const PIPELINE: Provider[] = [
  ...WEBHOOK_PROVIDERS,
  ...DISPATCH_PROVIDERS,
  ...OBSERVABILITY_PROVIDERS,
  GlobalEnhancers,
  IntentExplorer,
  IntentRegistry,
  Lifecycle,
  Recordings,
  Sessions,
  SessionVault,
  {
    provide: SESSION_STORE,
    inject: [FulfillmentConfig, Clock, FULFILLMENT_OPTIONS],
    useFactory: (config: FulfillmentConfig, clock: Clock, { sessionStore }: FulfillmentModuleOptions) =>
      createSessionStore(config, clock, sessionStore),
  },
  {
    provide: GLOBALS,
    inject: [FULFILLMENT_OPTIONS],
    useFactory: ({ globals = 'http' }: FulfillmentModuleOptions) => checkedGlobals(globals),
  },
];

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
  ) {}

  /** @param options settings that go before those of the environment, `messaging` and `sessionStore`; see docs/configuration.md */
  static forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    const { messaging, sessionStore, globals, ...settings } = options;
    const others = { messaging, sessionStore, globals };
    return assemble(ConfigModule.forRoot(settings), OptionsModule.forRoot(others));
  }

  /** The same, with options that have to be fetched first: from a vault, from another module. */
  static forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    // ConfigModule refuses such options in its own words.
    if (!(options?.useFactory ?? options?.useClass ?? options?.useExisting)) {
      return ConfigModule.forRootAsync(options);
    }
    const { envFilePath, ignoreEnvFile } = options;
    const optionsModule = OptionsModule.forRootAsync(options);
    const configModule = ConfigModule.forRootAsync({
      envFilePath,
      ignoreEnvFile,
      imports: [optionsModule],
      inject: [FULFILLMENT_OPTIONS],
      useFactory: (settings: FulfillmentModuleOptions) => settings,
    });
    return assemble(configModule, optionsModule);
  }

  /** Nest calls it when all that the application has set up is known, and before it makes the routes. */
  configure(): void {
    refuseSeveral(this.modules);
    this.globals.keepOff(this.controller);
    this.route.settle(FulfillmentModule);
    setRouteMethod(this.controller, RequestMethod.ALL);
  }

  /** The routes are made. */
  onModuleInit(): void {
    setRouteMethod(this.controller, RequestMethod.POST);
  }

  /** Replies and errors of another copy are understood; its providers cannot be injected. */
  onApplicationBootstrap(): void {
    const copies = packageCopies();
    if (copies.length < 2) return;
    const places = copies.map(({ version, place = 'a bundle' }) => `${version} at ${place}`).join(', ');
    new Logger('Fulfillment').warn(
      `${copies.length} copies of pingstreams-fulfillment are loaded: ${places}. Keep one: install the same version ` +
        'everywhere, and declare it as a peer dependency in libraries.',
    );
  }
}

/** Asks for the options once: ConfigModule and MessagingModule each take their part of them. */
@Module({})
class OptionsModule extends ConfigurableModuleClass {}

function assemble(configModule: DynamicModule, optionsModule: DynamicModule): DynamicModule {
  countApplication();
  const controller = createWebhookController();
  const messagingModule = MessagingModule.forRootAsync({
    imports: [configModule, optionsModule, CallsModule, TracingModule],
    inject: [FulfillmentConfig, ProjectRegistry, FULFILLMENT_OPTIONS, Calls, TracingService],
    useFactory: (
      config: FulfillmentConfig,
      projects: ProjectRegistry,
      { messaging }: FulfillmentModuleOptions,
      calls: Calls,
      tracing: TracingService,
    ) => ({
      ...platformNetwork(config),
      ...messaging,
      interceptors: [...(messaging?.interceptors ?? []), new PlatformCallInterceptor(calls), tracing],
      apiUrl: config.platformApiUrl,
      timeoutMs: config.platformTimeoutMs,
      projects,
    }),
  });
  const deliveryModule = OutboxModule.forRootAsync({
    imports: [configModule, messagingModule, TracingModule],
    inject: [FulfillmentConfig, TracingService],
    useFactory: (config: FulfillmentConfig, tracing: TracingService) => ({
      ...deliveryOptionsOf(config),
      aroundJob: (kind, run) => tracing.aroundJob(kind, run),
    }),
  });
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
      deliveryModule,
    ],
    controllers: [controller],
    providers: [...PIPELINE, { provide: WEBHOOK_CONTROLLER, useValue: controller }, webhookRoute(controller)],
    exports: [
      configModule,
      messagingModule,
      deliveryModule,
      Lifecycle,
      MetricsService,
      Sessions,
      WebhookRoute,
    ],
  };
}

/** @throws SeveralModulesError */
function refuseSeveral(modules: ModulesContainer): void {
  const metatypes = [...modules.values()].map(({ metatype }) => metatype);
  if (metatypes.filter((metatype) => metatype === FulfillmentModule).length < 2) return;
  // From the decorators: Nest binds a global module to all others, so its container says nothing about who imports it.
  const owners = metatypes.flatMap((metatype) => {
    const imports = (Reflect.getMetadata('imports', metatype) ?? []) as { module?: unknown }[];
    return imports.filter((each) => each.module === FulfillmentModule).map(() => metatype.name);
  });
  throw new SeveralModulesError(owners);
}

/** @throws ConfigError for JavaScript, which has no types */
function checkedGlobals(globals: Globals): Globals {
  if (['http', 'handlers', 'both'].includes(globals)) return globals;
  throw new ConfigError([
    {
      variable: 'globals',
      problem: 'is none of http, handlers and both, as an option of FulfillmentModule',
      cure: "Leave it out for 'http', which is right for guards, interceptors and filters of packages.",
    },
  ]);
}

/** A path that is known only when the configuration is read cannot stand in the class's decorator. */
function webhookRoute(controller: Type): Provider {
  return {
    provide: WEBHOOK_ROUTE,
    inject: [FulfillmentConfig],
    useFactory: ({ webhookPath }: FulfillmentConfig) => {
      Controller({ path: webhookPath, version: VERSION_NEUTRAL })(controller);
      return webhookPath;
    },
  };
}
