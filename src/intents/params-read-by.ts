import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import type { HandlerDefinition } from './handler-definition.js';
import {
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PIPES_METADATA,
  ROUTE_ARGS_METADATA,
} from '../common/nest-internals.js';
import * as decorators from './param.decorators.js';
import { Params } from './params.decorator.js';
import { paramsReadInSource } from './params-read-in-source.js';

interface BoundArgument {
  readonly index: number;
  readonly factory?: unknown;
  readonly data?: unknown;
}

type Reads = (data: unknown) => readonly string[] | undefined;

const NOTHING: Reads = () => [];
const UNKNOWN: Reads = () => undefined;

const { CurrentContext, IntentParam, ...others } = decorators;

/** By the function that Nest calls for an argument: only this distinguishes our decorators from others. */
const READS = new Map<unknown, Reads>([
  ...Object.values(others).map((decorator) => [factoryOf(decorator()), NOTHING] as const),
  [factoryOf(CurrentContext()), UNKNOWN],
  [factoryOf(IntentParam()), (name) => (typeof name === 'string' ? [name] : undefined)],
  [factoryOf(Params(Object)), (type) => validatedProperties(type as Type<object>)],
]);

/**
 * The variables of the conversation that a handler reads, as far as its code shows: by `@IntentParam('x')`, by the
 * properties of `@Params(Class)`, and by `ctx.params.x` in its body. For tools; not used for requests. A Standard
 * Schema does not list its properties.
 *
 * @returns undefined if it cannot be known: the context is passed to other code, or the handler has a guard, a pipe or
 *   an interceptor
 */
export function paramsReadBy({ classRef, method }: HandlerDefinition): readonly string[] | undefined {
  const handler = (classRef as { prototype: Record<string, (...args: unknown[]) => unknown> }).prototype[
    method
  ];
  const enhancers = [GUARDS_METADATA, INTERCEPTORS_METADATA, PIPES_METADATA];
  if (enhancers.some((key) => [classRef, handler].some((holder) => Reflect.hasMetadata(key, holder)))) {
    return undefined;
  }
  const bound = boundArguments(classRef, method);
  const plain = [...Array(handler.length).keys()].filter((at) => !bound.some(({ index }) => index === at));
  const all = [
    ...bound.map(({ factory, data }) => (READS.get(factory) ?? UNKNOWN)(data)),
    paramsReadInSource(handler.toString(), plain),
  ];
  return all.includes(undefined) ? undefined : [...new Set(all.flatMap((names) => names ?? []))];
}

function boundArguments(classRef: object, method: string): BoundArgument[] {
  const bound = Reflect.getMetadata(ROUTE_ARGS_METADATA, classRef, method) as
    Record<string, BoundArgument> | undefined;
  return Object.values(bound ?? {});
}

function factoryOf(decorator: ParameterDecorator): unknown {
  class Probe {}
  decorator(Probe.prototype, 'probe', 0);
  return boundArguments(Probe, 'probe')[0]?.factory;
}

function validatedProperties(type: Type<object>): string[] {
  const declared = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  return [...new Set(declared.map(({ propertyName }) => propertyName))];
}
