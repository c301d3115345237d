import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import { missingMetadataProblems, standardDecoratorProblems } from './compiler-problems.js';
import { enhancerProblems } from './enhancer-problems.js';
import { GlobalEnhancers } from './global-enhancers.service.js';
import { markProvided } from './handler-classes.js';
import type { HandlerDefinition } from './handler-definition.js';
import type { IntentBinding, IntentOptions } from './intent-binding.types.js';
import {
  BINDINGS_METADATA,
  CLASS_SCOPE_METADATA,
  HANDLER_CLASS_METADATA,
  HANDLE_METHOD,
} from './intents.constants.js';

type HandlerClass = (abstract new (...args: never[]) => object) & { name: string };

export interface ExploredHandlers {
  readonly handlers: readonly HandlerDefinition[];
  /** Handlers that cannot run, or would run without their guards: one sentence for each, with its cure. */
  readonly problems: readonly string[];
}

/**
 * Lists the handlers of all modules. It runs once, when the application starts, and executes none. A class counts once
 * for any number of modules that provide it, although Nest lists it for each.
 */
@Injectable()
export class IntentExplorer {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly globals: GlobalEnhancers,
  ) {}

  explore(): ExploredHandlers {
    const problems = standardDecoratorProblems();
    const handlers = this.findAll(problems);
    problems.push(...handlers.flatMap((handler) => enhancerProblems(handler, this.globals.ofHandlers)));
    return { handlers, problems };
  }

  private findAll(problems: string[]): HandlerDefinition[] {
    const seen = new Set<HandlerClass>();
    return this.discovery.getProviders().flatMap((wrapper: InstanceWrapper<object>) => {
      const handlerClass = classOf(wrapper);
      if (handlerClass === undefined || seen.has(handlerClass)) return [];
      seen.add(handlerClass);
      markProvided(handlerClass);
      if (!wrapper.isNotMetatype) problems.push(...missingMetadataProblems(handlerClass));
      return this.handlersOf(handlerClass, wrapper, problems);
    });
  }

  private handlersOf(
    handlerClass: HandlerClass,
    wrapper: InstanceWrapper<object>,
    problems: string[],
  ): HandlerDefinition[] {
    const shared = Reflect.getMetadata(CLASS_SCOPE_METADATA, handlerClass) as IntentOptions | undefined;
    const define = (method: string, bindings: readonly IntentBinding[]): HandlerDefinition => ({
      label: `${handlerClass.name}.${method}`,
      module: wrapper.host?.name ?? 'unknown module',
      method,
      classRef: handlerClass,
      wrapper,
      bindings: bindings.map((binding) => ({ ...binding, options: { ...shared, ...binding.options } })),
    });
    const prototype = handlerClass.prototype as Record<string, object>;
    const methods = this.scanner
      .getAllMethodNames(prototype)
      .map((method) => [method, bindingsOf(prototype[method])] as const)
      .filter(([, bindings]) => bindings.length > 0)
      .map(([method, bindings]) => define(method, bindings));
    const own = bindingsOf(handlerClass);
    if (own.length === 0) return methods;
    if (typeof prototype[HANDLE_METHOD] !== 'function') {
      problems.push(
        `${handlerClass.name} is decorated with @Intent or @Fallback but has no ${HANDLE_METHOD}() method: ` +
          `add ${HANDLE_METHOD}(ctx), or decorate its methods and the class with @Intents().`,
      );
      return methods;
    }
    return [...methods, define(HANDLE_METHOD, own)];
  }
}

/**
 * For factories and values, Nest's `metatype` is the factory, so the class is taken from the instance. A request-scoped
 * provider has no instance yet: its token is used, if it is a class.
 */
function classOf(wrapper: InstanceWrapper<object>): HandlerClass | undefined {
  if (wrapper.isAlias) return undefined;
  const candidate: unknown = wrapper.isNotMetatype ? madeBy(wrapper) : wrapper.metatype;
  if (typeof candidate !== 'function') return undefined;
  return Reflect.hasMetadata(HANDLER_CLASS_METADATA, candidate)
    ? (candidate as unknown as HandlerClass)
    : undefined;
}

function madeBy(wrapper: InstanceWrapper<object>): unknown {
  const instance = wrapper.instance as object | null | undefined;
  const isMadeAnew = wrapper.isTransient || !wrapper.isDependencyTreeStatic();
  return instance?.constructor ?? (isMadeAnew ? wrapper.token : undefined);
}

function bindingsOf(holder: object | undefined): readonly IntentBinding[] {
  if (holder === undefined) return [];
  return (Reflect.getMetadata(BINDINGS_METADATA, holder) ?? []) as IntentBinding[];
}
