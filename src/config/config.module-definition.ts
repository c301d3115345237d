import { ConfigurableModuleBuilder } from '@nestjs/common';
import { ConfigModule as NestConfigModule } from '@nestjs/config';
import type { FulfillmentOptions } from './fulfillment-options.types.js';

/** Which .env files are read, with the meaning that @nestjs/config gives to these names. */
export interface EnvFileOptions {
  /** `.env` in the working directory unless said otherwise. Of several files the first that sets a variable wins. */
  envFilePath?: string | string[];
  ignoreEnvFile?: boolean;
}

const NO_EXTRAS: EnvFileOptions = { envFilePath: undefined, ignoreEnvFile: undefined };

export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<FulfillmentOptions>({ moduleName: 'FulfillmentConfig' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createFulfillmentOptions')
    .setExtras<EnvFileOptions>(NO_EXTRAS, (definition, { envFilePath, ignoreEnvFile }) => ({
      ...definition,
      imports: [...(definition.imports ?? []), envFiles({ envFilePath, ignoreEnvFile })],
    }))
    .build();

/**
 * @nestjs/config reads the files at once and reports a file that it cannot read as a rejection. Nest sees it when it
 * scans the modules, later; in between Node would take it for an unhandled one.
 */
function envFiles(options: EnvFileOptions): ReturnType<typeof NestConfigModule.forRoot> {
  const module = NestConfigModule.forRoot(options);
  module.catch(() => undefined);
  return module;
}
