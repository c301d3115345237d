import type { DynamicModule, Type } from '@nestjs/common';

/** A package that brings a Nest module into a service that is built already. */
export interface Extension {
  /** As its package.json says. */
  readonly name: string;
  readonly version: string;
  readonly module: Type | DynamicModule;
}
