import type { Server } from 'node:http';
import type { DynamicModule, INestApplication, LoggerService, NestApplicationOptions } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';

/** Makes an application of a root module, as `NestFactory.create` does. */
export type AppFactory = (
  root: DynamicModule,
  adapter: AbstractHttpAdapter,
  options: NestApplicationOptions,
) => Promise<INestApplication<Server>>;

export interface BootstrapOptions {
  /** In place of `NestFactory.create`: tests replace providers with it. */
  create?: AppFactory;
  /** Another logger than the one that `LOG_LEVEL` and `LOG_FORMAT` describe. */
  logger?: LoggerService;
  /**
   * Decorated handler classes that no module provides: `error` (the default) stops the boot. `ignore` is for tests
   * that declare classes for several applications.
   */
  unprovidedHandlers?: 'error' | 'ignore';
  /** What else Nest may be told, `cors` or `snapshot` for example. */
  nest?: Omit<NestApplicationOptions, 'abortOnError' | 'bodyParser' | 'httpsOptions' | 'logger' | 'rawBody'>;
}
