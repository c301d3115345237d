import type { Type } from '@nestjs/common';
import { OperationsModule } from '../observability/index.js';
import { MissingModuleError } from './missing-module.error.js';

/**
 * What is meant when Nest cannot make our own operations module: all that it injects is FulfillmentModule's, so that
 * is what the application forgot. Nest's words would name what nobody has heard of.
 */
export function missingModule(error: unknown, { name }: Type): MissingModuleError | undefined {
  const isOurs = error instanceof Error && error.message.includes(`the ${OperationsModule.name} module`);
  return isOurs ? new MissingModuleError(name) : undefined;
}
