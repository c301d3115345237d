import type { Server } from 'node:http';
import { Logger, type INestApplication, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FulfillmentConfig, loadServerSettings, ReloadOnHangup } from '../config/index.js';
import { loadExtensions } from '../extensions/index.js';
import { Lifecycle } from '../lifecycle/index.js';
import { createLogger, ServiceLogger, switchLevelsOnSignal } from '../observability/index.js';
import { RelayServer, WebhookRoute } from '../webhook/index.js';
import { workerPlace } from '../workers/index.js';
import type { AppFactory, BootstrapOptions } from './bootstrap-options.interface.js';
import { missingModule } from './missing-module.js';
import { reloadCertificates } from './certificate-reload.js';
import { hardenServer } from './harden-server.js';
import { createHttpAdapter } from './http-adapter.js';
import { protectPages } from './protect-pages.js';
import { refuseLateSetup } from './late-setup.js';
import { refuseLateServerSettings } from './late-server-settings.js';
import type { ServiceApp } from './service-app.interface.js';
import { announceExtensions, serviceOf } from './service-root.js';
import { OpenRequests, OrderlyShutdown, shutDownOnSignals, shutdownSignals } from './shutdown/index.js';
import { tlsOptions } from './tls.js';
import { initWithHandlers } from './unprovided-handlers.js';
import { warmUp } from './warm-up.js';
import { WorkerLink } from './workers/index.js';

/**
 * Creates and initialises the application without listening. `bootstrap` uses it, and so can your end-to-end tests.
 *
 * @throws FulfillmentError of the first module that fails to start, with all of its problems
 * @publicApi
 */
export async function createFulfillmentApp(
  module: Type,
  options: BootstrapOptions = {},
): Promise<INestApplication<Server>> {
  return (await createRunnableApp(module, options)).app;
}

/**
 * The same, with what ends it.
 *
 * @param beforeInit runs when the configuration is known, before the application connects to anything
 */
export async function createRunnableApp(
  module: Type,
  options: BootstrapOptions,
  beforeInit?: (config: FulfillmentConfig) => Promise<void>,
): Promise<RunnableApp> {
  // The adapter is made before the application, so what it needs is read from the environment alone.
  const server = loadServerSettings(process.env);
  const tls = tlsOptions(server);
  const extensions = server.extensionsDir === undefined ? [] : await loadExtensions(server.extensionsDir);
  const root = await serviceOf(module, extensions, options, server);
  const logger: LoggerService = options.logger ?? createLogger(server);
  const { adapter, parseBodies } = await createHttpAdapter(server.httpAdapter, tls);
  const create: AppFactory = options.create ?? ((...args) => NestFactory.create<ServiceApp>(...args));
  const app = await create(root, adapter, {
    ...options.nest,
    ...(tls && { httpsOptions: tls }),
    abortOnError: false,
    bodyParser: false,
    logger,
  }).catch((error: unknown) => {
    throw missingModule(error, module) ?? error;
  });
  announceExtensions(server.extensionsDir, extensions);
  try {
    refuseLateServerSettings(server, app.get(FulfillmentConfig));
    await beforeInit?.(app.get(FulfillmentConfig));
    await options.configure?.(app);
    parseBodies(adapter, app.get(FulfillmentConfig), app.get(WebhookRoute), {
      rawBody: options.nest?.rawBody === true,
    });
    const requests = new OpenRequests([app.getHttpServer(), app.get(RelayServer).server]);
    const lifecycle = app.get(Lifecycle);
    const switchesLevels = logger instanceof ServiceLogger;
    const signals = shutdownSignals(app.get(ReloadOnHangup).listens, switchesLevels);
    const link = workerPlace(process.env) && new WorkerLink(signals);
    const shutdown = new OrderlyShutdown(app, requests, () => link?.released());
    if (link === undefined) shutDownOnSignals(signals, shutdown, lifecycle);
    else link.listen(shutdown);
    if (switchesLevels) switchLevelsOnSignal(logger.levels, lifecycle.closed);
    app.getHttpServer().once('listening', () => link?.ready());
    if (server.playground) protectPages(adapter, '/playground');
    await (options.unprovidedHandlers === 'ignore' ? app.init() : initWithHandlers(app));
    hardenServer(app.getHttpServer(), app.get(FulfillmentConfig));
    reloadCertificates(app.getHttpServer(), server);
    refuseLateSetup(app);
    await warmUp(app);
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
