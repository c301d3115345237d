import { Injectable } from '@nestjs/common';
import {
  ContextIdFactory,
  type ExternalContextCreator,
  ModuleRef,
  ModulesContainer,
  type ParamsFactory,
} from '@nestjs/core';
import {
  CurrentContext,
  FULFILLMENT_CONTEXT,
  GlobalEnhancers,
  type HandlerDefinition,
  type IntentContext,
} from '../../intents/index.js';
import { WatchedInterceptors } from './changed-result.js';
import { HandlerFilters } from './handler-filters.js';
import { contextCreatorOf, pipelineOf, ROUTE_ARGS_METADATA } from '../../common/nest-internals.js';

/** Runs one handler through Nest's pipeline: guards, interceptors, pipes, the method, and filters around it all. */
export type HandlerInvoker = (context: IntentContext) => Promise<unknown>;

type HandlerInstance = Record<string, (...args: unknown[]) => unknown>;

/** Each parameter decorator has its own factory, so there are no route parameters to resolve. */
const NO_ROUTE_PARAMS: ParamsFactory = { exchangeKeyForValue: () => null };

/**
 * Builds the invoker of a handler once, at startup: building it costs ten times as much as a call. A handler with a
 * request-scoped dependency is resolved and built for each call; with a durable one, for each tenant of the application's
 * `ContextIdStrategy`, which gets the IntentContext instead of the request.
 *
 * @see https://docs.nestjs.com/fundamentals/execution-context
 */
@Injectable()
export class HandlerInvokerFactory {
  private readonly contextCreator: ExternalContextCreator;
  private readonly filters: HandlerFilters;

  constructor(modules: ModulesContainer, { ofHandlers }: GlobalEnhancers) {
    const pipeline = pipelineOf(modules, ofHandlers);
    this.contextCreator = contextCreatorOf(pipeline, new WatchedInterceptors());
    this.filters = new HandlerFilters(pipeline, ofHandlers);
  }

  create(handler: HandlerDefinition): HandlerInvoker {
    provideUndecoratedParams(handler);
    const { wrapper } = handler;
    if (wrapper.isDependencyTreeStatic() && !wrapper.isTransient) {
      return this.build(handler, wrapper.instance as HandlerInstance);
    }
    const moduleRef = moduleRefOf(handler);
    return async (context) => {
      const contextId = ContextIdFactory.getByRequest(context);
      moduleRef.registerRequestByContextId(
        wrapper.isDependencyTreeDurable() ? contextId.payload : context,
        contextId,
      );
      const instance = await moduleRef.resolve<HandlerInstance>(wrapper.token as string, contextId, {
        strict: true,
      });
      return this.build(handler, instance, contextId)(context);
    };
  }

  private build(
    handler: HandlerDefinition,
    instance: HandlerInstance,
    contextId?: ReturnType<typeof ContextIdFactory.create>,
  ): HandlerInvoker {
    const { method, wrapper } = handler;
    const callback = instance[method];
    const invoke = this.contextCreator.create(
      instance,
      callback,
      method,
      ROUTE_ARGS_METADATA,
      NO_ROUTE_PARAMS,
      contextId,
      contextId && wrapper.id,
      { guards: true, interceptors: true, filters: false },
      FULFILLMENT_CONTEXT,
    ) as HandlerInvoker;
    return this.filters.around(invoke, handler, instance, contextId);
  }
}

/** The ModuleRef of the handler's module: another module may provide another handler under the same token. */
function moduleRefOf({ wrapper }: HandlerDefinition): ModuleRef {
  return wrapper.host?.providers.get(ModuleRef)?.instance as ModuleRef;
}

/**
 * Nest fills either all parameters or none: as soon as one is decorated, an undecorated one would be undefined.
 * So each undecorated parameter gets the IntentContext, as if it were decorated with `@CurrentContext()`.
 */
function provideUndecoratedParams({ classRef, method }: HandlerDefinition): void {
  const { prototype } = classRef as { prototype: HandlerInstance };
  const decorated = (Reflect.getMetadata(ROUTE_ARGS_METADATA, classRef, method) ?? {}) as Record<
    string,
    { index: number }
  >;
  const indexes = new Set(Object.values(decorated).map(({ index }) => index));
  const types = (Reflect.getMetadata('design:paramtypes', prototype, method) ?? []) as unknown[];
  const count = Math.max(types.length, prototype[method]?.length ?? 0);
  for (let index = 0; index < count; index += 1) {
    if (!indexes.has(index)) CurrentContext()(prototype, method, index);
  }
}
