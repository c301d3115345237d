import { HANDLER_CLASS_METADATA } from './intents.constants.js';
import { ENTRY_PROVIDER_WATERMARK } from '../common/nest-internals.js';

/**
 * Classes that carry a handler, held weakly. At the start they are compared with the provided classes, to find those
 * that no module provides. Not a registry: each application builds its own from its modules.
 */
const decorated = new Set<WeakRef<object>>();
const provided = new WeakSet<object>();
const shared = new WeakSet<object>();
let applications = 0;

export function markHandlerClass(target: object): void {
  if (Reflect.hasOwnMetadata(HANDLER_CLASS_METADATA, target)) return;
  Reflect.defineMetadata(HANDLER_CLASS_METADATA, true, target);
  // Nest attaches request-scoped and transient global enhancers only to controllers and to classes with this metadata.
  Reflect.defineMetadata(ENTRY_PROVIDER_WATERMARK, true, target);
  decorated.add(new WeakRef(target));
}

/** An application of this process provides the class; then its base classes need no provider. */
export function markProvided(target: object): void {
  for (let one: object | null = target; one !== null; one = Object.getPrototypeOf(one) as object | null) {
    provided.add(one);
  }
}

/** The class belongs to a library of several applications: an application that does not provide it still starts. */
export function markShared(target: object): void {
  shared.add(target);
}

/** All decorated classes of this process that no application has provided so far. */
export function unprovidedHandlerClasses(): string[] {
  return [...decorated]
    .map((reference) => reference.deref())
    .filter((target) => target !== undefined && !provided.has(target) && !shared.has(target))
    .map((target) => (target as { name: string }).name);
}

/** Called for each application that a module declares, before any of them starts. */
export function countApplication(): void {
  applications += 1;
}

/** With several applications, a class that one does not provide may belong to another one that starts later. */
export function hasSeveralApplications(): boolean {
  return applications > 1;
}
