import type { DynamicModule, Type } from '@nestjs/common';

/** A package that adds a Nest module to a service without rebuilding it. */
export interface Extension {
  /** From its package.json. */
  readonly name: string;
  readonly version: string;
  readonly module: Type | DynamicModule;
}
