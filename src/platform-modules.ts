import type { DynamicModule } from '@nestjs/common';
import { Calls, CallsModule, PlatformCallInterceptor } from './calls/index.js';
import { FulfillmentConfig, ProjectRegistry } from './config/index.js';
import { FULFILLMENT_OPTIONS, type FulfillmentModuleOptions } from './fulfillment.module-definition.js';
import { MessagingModule } from './messaging/index.js';
import { TracingModule, TracingService } from './observability/index.js';
import { OutboxModule, deliveryOptionsOf } from './outbox/index.js';
import { platformNetwork } from './platform-network.js';

/** The messaging client with the settings of the service. Its requests are part of the call's log, metrics and trace. */
export function messagingModuleOf(configModule: DynamicModule, optionsModule: DynamicModule): DynamicModule {
  return MessagingModule.forRootAsync({
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
}

/** The outbox with the settings of the service. Each of its jobs is traced. */
export function outboxModuleOf(configModule: DynamicModule, messagingModule: DynamicModule): DynamicModule {
  return OutboxModule.forRootAsync({
    imports: [configModule, messagingModule, TracingModule],
    inject: [FulfillmentConfig, TracingService],
    useFactory: (config: FulfillmentConfig, tracing: TracingService) => ({
      ...deliveryOptionsOf(config),
      aroundJob: (kind, run) => tracing.aroundJob(kind, run),
    }),
  });
}
