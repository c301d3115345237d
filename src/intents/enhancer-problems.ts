import type { ApplicationConfig } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import type { HandlerDefinition } from './handler-definition.js';
import {
  EXCEPTION_FILTERS_METADATA,
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PIPES_METADATA,
  ROUTE_ARGS_METADATA,
} from '../common/nest-internals.js';

type EnhancerClass = (new (...args: never[]) => unknown) & { name: string };

const ENHANCERS = [GUARDS_METADATA, PIPES_METADATA, INTERCEPTORS_METADATA, EXCEPTION_FILTERS_METADATA];

/**
 * Finds guards, pipes, interceptors and filters that would silently not run. Nest instantiates enhancers that are given
 * by class only for providers that are classes, and skips the others: a skipped guard would admit every call.
 */
export function enhancerProblems(handler: HandlerDefinition, config: ApplicationConfig): string[] {
  const { label, wrapper } = handler;
  const lost = classesOf(handler).filter((enhancer) => !isMade(enhancer, wrapper));
  const problems = [...new Set(lost)].map(
    (enhancer) =>
      `${label} is provided by a factory or a value, so its ${enhancer.name} would never run: ` +
      `provide the class itself, or give an instance: new ${enhancer.name}(…).`,
  );
  return scopedGlobalsOf(config).every((global) => isAttached(global, wrapper))
    ? problems
    : [
        ...problems,
        `${label} is provided by a factory or a value, so the global guards, pipes, interceptors and filters that ` +
          'are request-scoped or transient would not run for it: provide the class itself.',
      ];
}

function classesOf({ classRef, method }: HandlerDefinition): EnhancerClass[] {
  const { prototype } = classRef as { prototype: Record<string, object> };
  const holders = [classRef, prototype[method]];
  const bound = ENHANCERS.flatMap((key) =>
    holders.flatMap((holder) => (Reflect.getMetadata(key, holder) ?? []) as unknown[]),
  );
  const params = (Reflect.getMetadata(ROUTE_ARGS_METADATA, classRef, method) ?? {}) as Record<
    string,
    { pipes?: unknown[] }
  >;
  const pipes = Object.values(params).flatMap((param) => param.pipes ?? []);
  return [...bound, ...pipes].filter((enhancer) => typeof enhancer === 'function') as EnhancerClass[];
}

/** An instance that another provider of the module has created is used too, unless it must be created per request. */
function isMade(enhancer: EnhancerClass, wrapper: InstanceWrapper<object>): boolean {
  const made = wrapper.host?.injectables.get(enhancer);
  if (made === undefined) return false;
  return isAttached(made, wrapper) || (made.isDependencyTreeStatic() && !made.isTransient);
}

/** A value provider is never instantiated, so no enhancers are instantiated for it. */
function isAttached(enhancer: InstanceWrapper, wrapper: InstanceWrapper<object>): boolean {
  const isValue = wrapper.isNotMetatype && !wrapper.isFactory;
  return !isValue && wrapper.getEnhancersMetadata()?.includes(enhancer) === true;
}

function scopedGlobalsOf(config: ApplicationConfig): InstanceWrapper[] {
  return [
    ...config.getGlobalRequestGuards(),
    ...config.getGlobalRequestPipes(),
    ...config.getGlobalRequestInterceptors(),
    ...config.getGlobalRequestFilters(),
  ];
}
