import { Inject, Injectable, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';

/**
 * For which part of a webhook call the application's global guards, interceptors and filters run: `http` for its HTTP
 * request, as for every route; `handlers` for the intent handler; `both` for each of the two.
 */
export type Globals = 'http' | 'handlers' | 'both';

/** The {@link Globals} that the application has chosen. */
export const GLOBALS = Symbol('GLOBALS');

const FRAMEWORK_ENHANCER = 'fulfillment:framework_enhancer';

/** Marks a global enhancer of the framework: the application's choice is for its own ones only. */
export const FrameworkEnhancer = (runsFor: 'http' | 'handlers'): ClassDecorator =>
  SetMetadata(FRAMEWORK_ENHANCER, runsFor);

/** Whether the class is an enhancer of the framework, and not of the application. */
export function isFrameworkEnhancer(type: unknown): boolean {
  return markOf(type) !== undefined;
}

type Enhancer = object;
type Wrapper = InstanceWrapper<Enhancer>;
type Method = 'canActivate' | 'intercept';

const KINDS = [
  ['getGlobalGuards', 'getGlobalRequestGuards', 'canActivate'],
  ['getGlobalInterceptors', 'getGlobalRequestInterceptors', 'intercept'],
  ['getGlobalFilters', 'getGlobalRequestFilters', undefined],
] as const;

/**
 * Decides, when the application boots, which global guards, interceptors and filters are part of a handler's pipeline.
 * By default none is: those of packages expect a request and a response, would count or check a caller twice, and would
 * change a `Reply` that only the framework can read. Global pipes always run, because parameters are a handler's own.
 */
@Injectable()
export class GlobalEnhancers {
  /** Nest's configuration as the pipeline of a handler reads it. */
  readonly ofHandlers: ApplicationConfig;

  constructor(
    private readonly config: ApplicationConfig,
    @Inject(GLOBALS) private readonly choice: Globals,
  ) {
    this.ofHandlers = Object.create(config) as ApplicationConfig;
    if (choice === 'http') setLists(this.ofHandlers, frameworkLists(config));
  }

  /**
   * Takes the global guards and interceptors away from one controller, if the application wants them for handlers only.
   * Called when all of them are known, and before Nest makes its routes. Filters need nothing: a controller's own go first.
   */
  keepOff(controller: object): void {
    if (this.choice !== 'handlers') return;
    setLists(this.ofHandlers, copiedLists(this.config));
    this.letPass([controller], ['canActivate', 'intercept']);
  }

  /** Leaves what these controllers answer as it is: a response wrapper, a cache or a serializer would change it. */
  keepInterceptorsOff(controllers: readonly object[]): void {
    this.letPass(controllers, ['intercept']);
  }

  private letPass(controllers: readonly object[], methods: readonly Method[]): void {
    const passes = (context: ExecutionContext): boolean => controllers.includes(context.getClass());
    for (const [plain, scoped, method] of KINDS) {
      if (method === undefined || !methods.includes(method)) continue;
      const replace = (enhancer: Enhancer): Enhancer => passingBy(enhancer, method, passes);
      const instances = this.config[plain]() as Enhancer[];
      instances.forEach((enhancer, index) => (instances[index] = replace(enhancer)));
      const wrappers = this.config[scoped]() as Wrapper[];
      wrappers.forEach((wrapper, index) => (wrappers[index] = replaceIn(wrapper, replace)));
    }
  }

  /** A line for the log of the start; undefined if the application has no global enhancers. */
  describe(): string | undefined {
    const names = KINDS.flatMap(([plain, scoped]) => [
      ...(this.config[plain]() as Enhancer[]).filter(isOfApplication).map(nameOf),
      ...(this.config[scoped]() as Wrapper[]).filter(isScopedOfApplication).map(({ name }) => String(name)),
    ]);
    if (names.length === 0) return undefined;
    return `Global guards, interceptors and filters run ${PLACES[this.choice]} (globals: ${this.choice}): ${names.join(', ')}`;
  }
}

/** A factory or a value may give an object literal, or an object without a prototype. */
function nameOf(enhancer: object): string {
  const { name = '' } = (enhancer.constructor as { name?: string } | undefined) ?? {};
  return name === 'Object' || name === '' ? '(an object without a class)' : name;
}

const PLACES: Readonly<Record<Globals, string>> = {
  http: 'once a call, on the HTTP request, and not for intent handlers',
  handlers: 'for intent handlers, and not on the HTTP request of the webhook',
  both: 'on the HTTP request of the webhook, and again for the intent handler',
};

type ListsOfKind = (kind: (typeof KINDS)[number]) => Record<string, () => object[]>;

function setLists(config: ApplicationConfig, listsOf: ListsOfKind): void {
  Object.assign(config, ...KINDS.map(listsOf));
}

/** Only the framework's own enhancers for handlers are left. */
function frameworkLists(config: ApplicationConfig): ListsOfKind {
  return ([plain, scoped]) => ({
    [plain]: () => (config[plain]() as Enhancer[]).filter(isForHandlers),
    [scoped]: () => (config[scoped]() as Wrapper[]).filter(isScopedForHandlers),
  });
}

/** The lists as they are now. */
function copiedLists(config: ApplicationConfig): ListsOfKind {
  return ([plain, scoped]) => {
    const instances = [...(config[plain]() as Enhancer[])];
    const wrappers = [...(config[scoped]() as Wrapper[])];
    return { [plain]: () => instances, [scoped]: () => wrappers };
  };
}

/** The enhancer under its own name and class, except that it lets the chosen contexts pass. */
function passingBy(
  enhancer: Enhancer,
  method: Method,
  passes: (context: ExecutionContext) => boolean,
): Enhancer {
  const original = enhancer as Record<
    string,
    (context: ExecutionContext, next?: { handle(): unknown }) => unknown
  >;
  return Object.create(enhancer, {
    [method]: {
      value: (context: ExecutionContext, next?: { handle(): unknown }) => {
        if (!passes(context)) return original[method]?.(context, next);
        return next === undefined ? true : next.handle();
      },
    },
  }) as Enhancer;
}

function replaceIn(wrapper: Wrapper, replace: (enhancer: Enhancer) => Enhancer): Wrapper {
  const getInstanceByContextId: Wrapper['getInstanceByContextId'] = (...args) => {
    const host = wrapper.getInstanceByContextId(...args);
    return host && { ...host, instance: replace(host.instance) };
  };
  return Object.create(wrapper, { getInstanceByContextId: { value: getInstanceByContextId } }) as Wrapper;
}

function isForHandlers(enhancer: Enhancer): boolean {
  return markOf(enhancer.constructor) === 'handlers';
}

function isScopedForHandlers({ metatype }: Wrapper): boolean {
  return markOf(metatype) === 'handlers';
}

function isOfApplication(enhancer: Enhancer): boolean {
  return !isFrameworkEnhancer(enhancer.constructor);
}

function isScopedOfApplication({ metatype }: Wrapper): boolean {
  return !isFrameworkEnhancer(metatype);
}

function markOf(target: unknown): unknown {
  return typeof target === 'function' ? Reflect.getMetadata(FRAMEWORK_ENHANCER, target) : undefined;
}
