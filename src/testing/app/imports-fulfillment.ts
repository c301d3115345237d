import type { DynamicModule, ForwardReference, Type } from '@nestjs/common';
import { FulfillmentModule } from '../../fulfillment.module.js';

export type ModuleImport =
  Type | DynamicModule | Promise<DynamicModule> | ForwardReference<() => ModuleImport>;

/** Whether the modules bring the framework with them, as a team's AppModule does. */
export async function importsFulfillment(
  imports: readonly ModuleImport[],
  seen = new Set<unknown>(),
): Promise<boolean> {
  for (const imported of imports) {
    const module = 'forwardRef' in imported ? imported.forwardRef() : await imported;
    if (seen.has(module)) continue;
    seen.add(module);
    const type = typeof module === 'function' ? module : (module as DynamicModule).module;
    if (type === FulfillmentModule) return true;
    const below = [
      ...((Reflect.getMetadata('imports', type) as ModuleImport[] | undefined) ?? []),
      ...(((module as Partial<DynamicModule>).imports as ModuleImport[] | undefined) ?? []),
    ];
    if (await importsFulfillment(below, seen)) return true;
  }
  return false;
}
