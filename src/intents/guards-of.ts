import type { ApplicationConfig } from '@nestjs/core';
import type { HandlerDefinition } from './handler-definition.js';
import { GUARDS_METADATA } from '../common/nest-internals.js';

/** Names of the guards before a handler, in the order in which Nest asks them: the application's, its class's, its own. */
export function guardsOf({ classRef, method }: HandlerDefinition, config: ApplicationConfig): string[] {
  const { prototype } = classRef as { prototype: Record<string, object> };
  const bound = [classRef, prototype[method]].flatMap(
    (holder) => (Reflect.getMetadata(GUARDS_METADATA, holder) ?? []) as object[],
  );
  const scoped = config.getGlobalRequestGuards().map(({ name }) => String(name));
  return [...config.getGlobalGuards().map(nameOf), ...scoped, ...bound.map(nameOf)];
}

function nameOf(guard: object): string {
  return typeof guard === 'function' ? guard.name : guard.constructor.name;
}
