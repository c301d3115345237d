import type { Server } from 'node:http';
import type {
  DynamicModule,
  INestApplication,
  LoggerService,
  NestApplicationOptions,
  Type,
} from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import type { ServiceApp } from './service-app.interface.js';

/** Creates an application from a root module, as `NestFactory.create` does. */
export type AppFactory = (
  root: DynamicModule,
  adapter: AbstractHttpAdapter,
  options: NestApplicationOptions,
) => Promise<ServiceApp>;

export interface BootstrapOptions {
  /** Replaces `NestFactory.create`: tests use it to replace providers. */
  create?: AppFactory;
  /**
   * Sets the application up before it is initialised: `app.use`, `enableCors`, `setGlobalPrefix`, `enableVersioning`,
   * `useGlobalGuards`, Swagger, `connectMicroservice`. Microservices that it connects are started by `bootstrap`.
   */
  configure?: (app: INestApplication<Server>) => void | Promise<void>;
  /** Replaces the logger that `LOG_LEVEL` and `LOG_FORMAT` describe. */
  logger?: LoggerService;
  /**
   * Decorated handler classes that no module provides: `error` (the default) stops the start. `ignore` is for tests
   * that declare classes for several applications.
   */
  unprovidedHandlers?: 'error' | 'ignore';
  /**
   * The root module to use instead of the first one if `EXTENSIONS_DIR` is not set or holds no packages. Loaded only
   * then, because unprovided handlers of a sample would stop the start.
   */
  withoutExtensions?: () => Promise<Type>;
  /** Other options of Nest: `cors`, `rawBody` or `snapshot` for example. */
  nest?: Omit<NestApplicationOptions, 'abortOnError' | 'bodyParser' | 'httpsOptions' | 'logger'>;
}
