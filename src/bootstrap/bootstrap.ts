import cluster from 'node:cluster';
import type { Server } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';
import { Logger, type INestApplication, type Type } from '@nestjs/common';
import { CannotListenError, describeError, FulfillmentError } from '../common/index.js';
import { FulfillmentConfig, loadServerSettings, type ServerSettings } from '../config/index.js';
import { createLogger } from '../observability/index.js';
import { WebhookRoute } from '../webhook/index.js';
import { workerPlace } from '../workers/index.js';
import type { BootstrapOptions } from './bootstrap-options.interface.js';
import { assertCanListen } from './can-listen.js';
import { createRunnableApp } from './create-app.js';
import { answerBeforeCrash } from './shutdown/index.js';
import { Supervisor } from './workers/index.js';

/**
 * Starts the service: the only call in a team's `main.ts`.
 *
 * ```ts
 * await bootstrap(AppModule);
 * ```
 *
 * A problem that prevents the start is printed with its cure, and the process ends with exit code 1.
 *
 * @publicApi
 */
export async function bootstrap(
  module: Type,
  options: BootstrapOptions = {},
): Promise<INestApplication<Server>> {
  try {
    const settings = loadServerSettings(process.env);
    if (settings.workers > 1 && cluster.isPrimary) return await supervise(settings);
    const { app, requests } = await createRunnableApp(module, options, tryAddress);
    const { host, port } = app.get(FulfillmentConfig);
    if (app.getMicroservices().length > 0) await app.startAllMicroservices();
    await app.listen(port, host).catch((error: unknown) => {
      throw CannotListenError.from(error, { host, port });
    });
    reportForgottenAwaits();
    answerBeforeCrash(requests);
    announce(app);
    return app;
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(1);
  }
}

/** Once for each service: by the first worker, before the supervisor opens the port. */
async function tryAddress(config: FulfillmentConfig): Promise<void> {
  if (workerPlace(process.env)?.isFirst ?? true) await assertCanListen(config);
}

/** Code after `await bootstrap(…)` runs in the workers only. */
function supervise(settings: ServerSettings): Promise<never> {
  Logger.overrideLogger(createLogger(settings));
  return new Supervisor(settings.workers, settings.workerTimeoutMs).run();
}

function announce(app: INestApplication<Server>): void {
  if ((workerPlace(process.env)?.index ?? 0) > 0) return;
  const { host, tlsCertFile, verifiesCallers, playground } = app.get(FulfillmentConfig);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const onAll = host === '0.0.0.0' || host === '::';
  const shown = onAll ? '127.0.0.1' : isIPv6(host) ? `[${host}]` : host;
  const scheme = tlsCertFile === undefined ? 'http' : 'https';
  const callers = verifiesCallers ? 'callers are verified' : 'callers are NOT verified';
  const origin = `${scheme}://${shown}:${port}`;
  const reach = onAll ? ', on all addresses of this machine' : '';
  Logger.log(`Webhook: ${origin}${app.get(WebhookRoute).path}${reach} (${callers})`, 'Bootstrap');
  if (playground) Logger.log(`Playground: ${origin}/playground`, 'Bootstrap');
}

/** A handler that forgets an `await` and fails must not end the other conversations too. */
function reportForgottenAwaits(): void {
  if (process.listenerCount('unhandledRejection') > 0) return;
  process.on('unhandledRejection', (reason) => {
    const { name, message, stack } = describeError(reason);
    Logger.error(`${name}: ${message}`, stack, 'UnhandledRejection');
  });
}

function describe(error: unknown): string {
  if (error instanceof FulfillmentError)
    return `${error.code}: ${error.message}\n${error.help} (${error.docs})`;
  if (error instanceof Error) return error.stack ?? error.message;
  return 'Startup failed: a value was thrown that is not an Error.';
}
