export type GlobalKind = 'guard' | 'interceptor' | 'filter' | 'pipe';

/** A global enhancer that a module provides under `APP_GUARD` and its siblings. */
export interface GlobalEnhancer {
  readonly kind: GlobalKind;
  /** The name of its class, also by `useExisting`; `APP_GUARD` if a factory or a value provides it. */
  readonly name: string;
  readonly module: string;
}

/** The parts of an application that affect the framework. */
export interface Surroundings {
  readonly enhancers: readonly GlobalEnhancer[];
  /** The option `globals`; undefined if a factory gives it, or if there is no FulfillmentModule. */
  readonly globals?: string;
  /** Modules that import a FulfillmentModule. */
  readonly fulfillmentModules: number;
  /** Places of this package that were loaded. */
  readonly copies: readonly string[];
  /** Names of metrics in prom-client's default registry. */
  readonly defaultMetrics: readonly string[];
}
