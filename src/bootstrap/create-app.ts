import type { Server } from 'node:http';
import {
  Logger,
  type DynamicModule,
  type INestApplication,
  type LoggerService,
  type Provider,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost, NestFactory } from '@nestjs/core';
import { FulfillmentConfig, loadServerSettings } from '../config/index.js';
import { Lifecycle } from '../lifecycle/index.js';
import {
  createLogger,
  OperationsModule,
  ServiceLogger,
  switchLevelsOnSignal,
} from '../observability/index.js';
import type { BootstrapOptions } from './bootstrap-options.interface.js';
import { MissingModuleError } from './missing-module.error.js';
import { reloadCertificates } from './certificate-reload.js';
import { hardenServer } from './harden-server.js';
import { createHttpAdapter } from './http-adapter.js';
import { refuseLateServerSettings } from './late-server-settings.js';
import type { ServiceApp } from './service-app.interface.js';
import { OpenRequests, OrderlyShutdown, shutDownOnSignals, shutdownSignals } from './shutdown/index.js';
import { tlsOptions } from './tls.js';
import { UnmatchedRouteFilter } from './unmatched-route.filter.js';
import { refuseUnprovidedHandlers } from './unprovided-handlers.js';

/**
 * The application, made and initialised but not listening: what `bootstrap` starts, and what an end-to-end test of a
 * team's own uses.
 *
 * @throws FulfillmentError of the first room that refuses to boot, with all of its problems
 * @publicApi
 */
export async function createFulfillmentApp(
  module: Type,
  options: BootstrapOptions = {},
): Promise<INestApplication<Server>> {
  return (await createRunnableApp(module, options)).app;
}

/** The same, with what ends it. */
export async function createRunnableApp(module: Type, options: BootstrapOptions): Promise<RunnableApp> {
  // The adapter is made before the application, so what it needs is read from the environment alone.
  const server = loadServerSettings(process.env);
  const tls = tlsOptions(server);
  const logger: LoggerService = options.logger ?? createLogger(server);
  const { adapter, parseBodies } = await createHttpAdapter(server.httpAdapter, tls);
  const app = await NestFactory.create<ServiceApp>(serviceOf(module), adapter, {
    ...options.nest,
    ...(tls && { httpsOptions: tls }),
    abortOnError: false,
    bodyParser: false,
    logger,
  });
  try {
    refuseLateServerSettings(server, app.get(FulfillmentConfig));
    parseBodies(adapter, app.get(FulfillmentConfig));
    const requests = new OpenRequests(app.getHttpServer());
    const lifecycle = app.get(Lifecycle);
    const shutdown = new OrderlyShutdown(app, requests);
    shutDownOnSignals(
      shutdownSignals(app.get(FulfillmentConfig), logger instanceof ServiceLogger),
      shutdown,
      lifecycle,
    );
    if (logger instanceof ServiceLogger) switchLevelsOnSignal(logger.levels, lifecycle.closed);
    app.getHttpServer().once('listening', () => lifecycle.ready());
    await app.init();
    if (options.unprovidedHandlers !== 'ignore') refuseUnprovidedHandlers(app);
    hardenServer(app.getHttpServer(), app.get(FulfillmentConfig));
    reloadCertificates(app.getHttpServer(), server);
    return { app, requests };
  } catch (error) {
    await app.close().catch((closing: unknown) => Logger.error(closing, 'Bootstrap'));
    throw error;
  }
}

interface RunnableApp {
  app: ServiceApp;
  requests: OpenRequests;
}

/** The team's module below a root of ours, so that the team's own global filters go before our filter. */
function serviceOf(module: Type): DynamicModule {
  return {
    module: ServiceRoot,
    imports: [OperationsModule, module],
    providers: [unmatchedRouteFilter(module)],
  };
}

class ServiceRoot {}

/** Made by a factory, so that a missing configuration is told in words that the team can follow. */
function unmatchedRouteFilter({ name }: Type): Provider {
  return {
    provide: APP_FILTER,
    inject: [HttpAdapterHost, { token: FulfillmentConfig, optional: true }],
    useFactory: (adapterHost: HttpAdapterHost, config?: FulfillmentConfig) => {
      if (config === undefined) throw new MissingModuleError(name);
      return new UnmatchedRouteFilter(adapterHost, config);
    },
  };
}
