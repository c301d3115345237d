import type { DynamicModule, ModuleMetadata, Type } from '@nestjs/common';
import type { FulfillmentOptions } from '../../config/index.js';
import { FulfillmentModule } from '../../fulfillment.module.js';
import { TestUsageError } from '../errors/index.js';
import { CallWatch } from './call-watch.js';
import { importsFulfillment, type ModuleImport } from './imports-fulfillment.js';

/** What stands for the root module of a team's service. */
export interface TeamModule {
  readonly imports?: readonly ModuleImport[];
  readonly providers?: ModuleMetadata['providers'];
  readonly controllers?: ModuleMetadata['controllers'];
  readonly settings?: FulfillmentOptions;
}

/**
 * The module under test, with the framework where it does not bring it itself. A class of its own each time, because
 * Nest takes two modules of one class for one.
 *
 * @throws TestUsageError for settings in code where the modules have their own
 */
export async function teamModule({
  imports = [],
  providers = [],
  controllers = [],
  settings,
}: TeamModule): Promise<Type> {
  const isWhole = await importsFulfillment(imports);
  if (isWhole && settings !== undefined) {
    throw new TestUsageError(
      '`settings` are given, and the modules import FulfillmentModule with settings of their own',
      'Give `env`: the variables of docs/configuration.md.',
    );
  }
  const framework: DynamicModule[] = isWhole
    ? []
    : [FulfillmentModule.forRoot({ ignoreEnvFile: true, ...settings })];
  class TestModule {}
  Reflect.defineMetadata('imports', [...framework, ...imports], TestModule);
  Reflect.defineMetadata('providers', [...providers, CallWatch], TestModule);
  Reflect.defineMetadata('controllers', controllers, TestModule);
  return TestModule;
}
