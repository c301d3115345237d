import type { Type } from '@nestjs/common';
import { OperationsModule } from '../observability/index.js';
import { MissingModuleError } from './missing-module.error.js';

/**
 * Replaces Nest's error if it cannot create our operations module. Everything that this module injects belongs to
 * FulfillmentModule, so the application forgot to import that; Nest's error would name internal classes.
 */
export function missingModule(error: unknown, { name }: Type): MissingModuleError | undefined {
  const isOurs = error instanceof Error && error.message.includes(`the ${OperationsModule.name} module`);
  return isOurs ? new MissingModuleError(name) : undefined;
}
