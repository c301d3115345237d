import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/internal';

const MODULE_KEYS = Object.values(MODULE_METADATA);

/**
 * The Nest module that a package's namespace exports as its default; CommonJS that was compiled from ES modules has
 * its own default one level deeper. A dynamic module may come as a promise.
 */
export async function moduleOf(namespace: unknown): Promise<Type | DynamicModule | undefined> {
  const outer = defaultOf(namespace);
  const candidate: unknown = await (isObject(outer) && '__esModule' in outer ? outer.default : outer);
  if (isModuleClass(candidate)) return candidate;
  return isObject(candidate) && isClass(candidate.module)
    ? (candidate as unknown as DynamicModule)
    : undefined;
}

function defaultOf(namespace: unknown): unknown {
  return isObject(namespace) ? namespace.default : undefined;
}

/** `@Module` stores its options as metadata, and leaves no other mark. */
function isModuleClass(value: unknown): value is Type {
  return isClass(value) && MODULE_KEYS.some((key) => Reflect.hasOwnMetadata(key, value));
}

function isClass(value: unknown): value is Type {
  return typeof value === 'function';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
