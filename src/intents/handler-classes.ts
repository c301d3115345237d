import { HANDLER_CLASS_METADATA } from './intents.constants.js';
import { ENTRY_PROVIDER_WATERMARK } from '../common/nest-internals.js';

/**
 * Classes that carry a handler, held weakly: what the boot compares with the provided classes, to find the ones that
 * no module provides. Not a registry: each application builds its own from its modules.
 */
const decorated = new Set<WeakRef<object>>();
const provided = new WeakSet<object>();
const shared = new WeakSet<object>();
let applications = 0;

export function markHandlerClass(target: object): void {
  if (Reflect.hasOwnMetadata(HANDLER_CLASS_METADATA, target)) return;
  Reflect.defineMetadata(HANDLER_CLASS_METADATA, true, target);
  // Nest attaches global enhancers that are request-scoped or transient only to controllers and to what says this.
  Reflect.defineMetadata(ENTRY_PROVIDER_WATERMARK, true, target);
  decorated.add(new WeakRef(target));
}

/** An application of this process provides the class; what it extends needs no provider of its own then. */
export function markProvided(target: object): void {
  for (let one: object | null = target; one !== null; one = Object.getPrototypeOf(one) as object | null) {
    provided.add(one);
  }
}

/** The class stands in a library of several applications: those that do not provide it start all the same. */
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

/** Called for each application that a module declares, before any of them boots. */
export function countApplication(): void {
  applications += 1;
}

/** With several, a class that one of them does not provide may be another's, which boots later. */
export function hasSeveralApplications(): boolean {
  return applications > 1;
}
