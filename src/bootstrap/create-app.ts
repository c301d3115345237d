import type { Server } from 'node:http';
import { Logger, type DynamicModule, type INestApplication, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost, NestFactory } from '@nestjs/core';
import { FulfillmentConfig, loadServerSettings } from '../config/index.js';
import type { BootstrapOptions } from './bootstrap-options.interface.js';
import { MissingModuleError } from './missing-module.error.js';
import { reloadCertificates } from './certificate-reload.js';
import { createLogger } from './create-logger.js';
import { hardenServer } from './harden-server.js';
import { createHttpAdapter } from './http-adapter.js';
import { refuseLateServerSettings } from './late-server-settings.js';
import { shutdownSignals } from './shutdown-signals.js';
import { tlsOptions } from './tls.js';
import { UnmatchedRouteFilter } from './unmatched-route.filter.js';
import { initWithHandlers } from './unprovided-handlers.js';

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
  // The adapter is made before the application, so what it needs is read from the environment alone.
  const server = loadServerSettings(process.env);
  const tls = tlsOptions(server);
  const { adapter, parseBodies } = await createHttpAdapter(server.httpAdapter, tls);
  const app = await NestFactory.create<INestApplication<Server>>(serviceOf(module), adapter, {
    ...options.nest,
    ...(tls && { httpsOptions: tls }),
    abortOnError: false,
    bodyParser: false,
    logger: options.logger ?? createLogger(server),
  });
  try {
    refuseLateServerSettings(server, app.get(FulfillmentConfig));
    parseBodies(adapter, app.get(FulfillmentConfig));
    app.enableShutdownHooks(shutdownSignals(app.get(FulfillmentConfig)), { useProcessExit: true });
    await (options.unprovidedHandlers === 'ignore' ? app.init() : initWithHandlers(app));
    hardenServer(app.getHttpServer(), app.get(FulfillmentConfig));
    reloadCertificates(app.getHttpServer(), server);
    return app;
  } catch (error) {
    await app.close().catch((closing: unknown) => Logger.error(closing, 'Bootstrap'));
    throw error;
  }
}

/** The team's module below a root of ours, so that the team's own global filters go before our filter. */
function serviceOf(module: Type): DynamicModule {
  return {
    module: ServiceRoot,
    imports: [module],
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
