import type { DynamicModule, ModuleMetadata, Type } from '@nestjs/common';
import type { FulfillmentOptions } from '../../config/index.js';
import { FulfillmentModule } from '../../fulfillment.module.js';
import { TestUsageError } from '../errors/index.js';
import { CallWatch } from './call-watch.js';
import { importsFulfillment, type ModuleImport } from './imports-fulfillment.js';

/** The replacement for the root module of a team's service. */
export interface TeamModule {
  readonly imports?: readonly ModuleImport[];
  readonly providers?: ModuleMetadata['providers'];
  readonly controllers?: ModuleMetadata['controllers'];
  readonly settings?: FulfillmentOptions;
}

/**
 * Imports the modules under test, and the framework if they do not import it. A new class each time, because Nest
 * treats the same class as one module.
 *
 * @throws TestUsageError for settings in code if the modules have their own
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
      '`settings` are given, but the modules import FulfillmentModule with their own settings',
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
