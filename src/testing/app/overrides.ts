import type { InjectionToken, OptionalFactoryDependency, Type } from '@nestjs/common';
import type { TestingModuleBuilder } from '@nestjs/testing';

/** Replaces a provider of the service. */
export type ProviderOverride = { readonly provide: InjectionToken } & (
  | { readonly useValue: unknown }
  | { readonly useClass: Type }
  | {
      readonly useFactory: (...args: never[]) => unknown;
      readonly inject?: (InjectionToken | OptionalFactoryDependency)[];
    }
);

/**
 * Providers, or a function that changes Nest's testing module builder: `(builder) =>
 * builder.overrideGuard(…).useValue(…)`.
 */
export type TestOverrides = readonly ProviderOverride[] | ((builder: TestingModuleBuilder) => unknown);

export function applyOverrides(builder: TestingModuleBuilder, overrides: TestOverrides): void {
  if (typeof overrides === 'function') {
    overrides(builder);
    return;
  }
  for (const override of overrides) {
    const place = builder.overrideProvider(override.provide);
    if ('useValue' in override) place.useValue(override.useValue);
    else if ('useClass' in override) place.useClass(override.useClass);
    else place.useFactory({ factory: override.useFactory, inject: override.inject as never[] });
  }
}
