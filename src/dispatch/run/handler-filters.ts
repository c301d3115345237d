import { Logger } from '@nestjs/common';
import type { ApplicationConfig, ContextId, NestContainer } from '@nestjs/core';
import { describeError, isA } from '../../common/index.js';
import { FULFILLMENT_CONTEXT, type HandlerDefinition, type IntentContext } from '../../intents/index.js';
import { ReplyError } from '../../replies/index.js';
import type { HandlerInvoker } from './handler-invoker.factory.js';
import {
  EXCEPTION_FILTERS_METADATA,
  ExecutionContextHost,
  ExternalExceptionFilterContext,
} from '../../common/nest-internals.js';

type Holder = Record<string, object>;

/**
 * Runs the exception filters of a handler. Nest's own proxy is not used: a `ReplyError` is a reply, so no filter may
 * handle it, and if a filter fails, the log needs the first error. A handler without filters is not wrapped.
 */
export class HandlerFilters {
  private readonly logger = new Logger('Filters');
  private readonly filterContext: ExternalExceptionFilterContext;

  constructor(
    pipeline: NestContainer,
    private readonly config: ApplicationConfig,
  ) {
    this.filterContext = new ExternalExceptionFilterContext(pipeline, config);
  }

  around(
    invoke: HandlerInvoker,
    handler: HandlerDefinition,
    instance: object,
    contextId?: ContextId,
  ): HandlerInvoker {
    if (!this.hasFilters(handler)) return invoke;
    const { label, method, wrapper } = handler;
    const callback = (instance as Record<string, () => unknown>)[method];
    const module = wrapper.host?.token ?? '';
    const filters = this.filterContext.create(instance, callback as never, module, contextId, wrapper.id);
    return async (context) => {
      try {
        return await invoke(context);
      } catch (error) {
        if (isA(error, ReplyError)) throw error;
        try {
          const result = (await filters.invokeCustomFilters(error, hostOf(context))) as unknown;
          if (result !== undefined) return result;
        } catch (failure) {
          this.logFirst(label, error, failure);
          throw failure;
        }
        throw error;
      }
    };
  }

  private hasFilters({ classRef, method }: HandlerDefinition): boolean {
    const { prototype } = classRef as { prototype: Holder };
    const bound = [classRef, prototype[method]].flatMap(
      (holder) => (Reflect.getMetadata(EXCEPTION_FILTERS_METADATA, holder) ?? []) as unknown[],
    );
    return (
      bound.length + this.config.getGlobalFilters().length + this.config.getGlobalRequestFilters().length > 0
    );
  }

  /** Logs the first error if a filter threw another one. A filter that throws a reply has not failed. */
  private logFirst(label: string, first: unknown, thrown: unknown): void {
    if (thrown === first || isA(thrown, ReplyError)) return;
    const { name, message, stack } = describeError(first);
    this.logger.error(`${label} failed, and a filter threw another error: ${name}: ${message}`, stack);
  }
}

function hostOf(context: IntentContext): ExecutionContextHost {
  const host = new ExecutionContextHost([context]);
  host.setType(FULFILLMENT_CONTEXT);
  return host;
}
