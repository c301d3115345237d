import { Global, Logger, Module, type DynamicModule } from '@nestjs/common';
import { ConfigError } from './config.error.js';
import {
  ConfigurableModuleClass,
  MODULE_OPTIONS_TOKEN,
  type ASYNC_OPTIONS_TYPE,
  type OPTIONS_TYPE,
} from './config.module-definition.js';
import { FulfillmentConfig } from './fulfillment-config.js';
import type { FulfillmentOptions } from './fulfillment-options.types.js';
import { namespaceModule } from './fulfillment.namespace.js';
import { loadConfig, type LoadedConfig } from './load-config.js';
import { ProjectRegistry } from './projects/index.js';
import { ReloadOnHangup } from './reload-on-hangup.service.js';
import { SecretFiles } from './secret-files.js';

const LOADED_CONFIG = Symbol('LOADED_CONFIG');

/**
 * Provides {@link FulfillmentConfig} and {@link ProjectRegistry}, in every module: one process has one configuration.
 *
 * The .env files are read when `forRoot` is called, as @nestjs/config does it. The configuration itself is read when
 * Nest resolves it, so that importing an AppModule never throws, and a test can set the environment after the import.
 */
@Global()
@Module({
  imports: [namespaceModule()],
  providers: [
    { provide: LOADED_CONFIG, useFactory: resolveConfig, inject: [MODULE_OPTIONS_TOKEN] },
    { provide: FulfillmentConfig, useFactory: ({ config }: LoadedConfig) => config, inject: [LOADED_CONFIG] },
    { provide: ProjectRegistry, useFactory: projectRegistry, inject: [LOADED_CONFIG] },
    {
      provide: SecretFiles,
      useFactory: ({ secretFiles }: LoadedConfig) => secretFiles,
      inject: [LOADED_CONFIG],
    },
    ReloadOnHangup,
  ],
  exports: [FulfillmentConfig, ProjectRegistry],
})
export class FulfillmentConfigModule extends ConfigurableModuleClass {
  /** @param options override the environment; `envFilePath` and `ignoreEnvFile` are those of @nestjs/config. */
  static override forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    return super.forRoot(options);
  }

  /**
   * Options that are known only at run time: from a vault, or from a provider of the application.
   *
   * @throws ConfigError when there is none of `useFactory`, `useClass` and `useExisting`.
   */
  static override forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    if (!(options?.useFactory ?? options?.useClass ?? options?.useExisting)) {
      throw misuse(
        'has no source of options',
        'Give useFactory (with inject), useClass or useExisting, or call forRoot().',
      );
    }
    return super.forRootAsync(options);
  }
}

function resolveConfig(options: FulfillmentOptions | undefined): LoadedConfig {
  if (typeof options !== 'object' || options === null) {
    throw misuse('got no options from its factory', 'Return an object, an empty one to override nothing.');
  }
  const loaded = loadConfig(process.env, options);
  const logger = new Logger(FulfillmentConfigModule.name);
  for (const warning of loaded.warnings) {
    logger.warn(warning);
  }
  return loaded;
}

function projectRegistry({ config: { configFile }, projects }: LoadedConfig): ProjectRegistry {
  return new ProjectRegistry(
    projects,
    configFile === undefined ? undefined : { path: configFile, env: process.env },
  );
}

function misuse(problem: string, cure: string): ConfigError {
  return new ConfigError([{ variable: 'FulfillmentConfigModule.forRootAsync', problem, cure }]);
}
