import type { IntentBinding } from './intent-binding.types.js';
import { BINDINGS_METADATA, HANDLER_CLASS_METADATA } from './intents.constants.js';
import { ENTRY_PROVIDER_WATERMARK } from './nest-internals.js';

/**
 * Classes that carry a handler, held weakly: what the boot compares with the provided classes, to find the ones that
 * no module provides. Not a registry: each application builds its own from its modules.
 */
const handlerClasses = new Set<WeakRef<object>>();

export function markHandlerClass(target: object): void {
  if (Reflect.hasOwnMetadata(HANDLER_CLASS_METADATA, target)) return;
  Reflect.defineMetadata(HANDLER_CLASS_METADATA, true, target);
  // Nest attaches global enhancers that are request-scoped or transient only to controllers and to what says this.
  Reflect.defineMetadata(ENTRY_PROVIDER_WATERMARK, true, target);
  handlerClasses.add(new WeakRef(target));
}

/** All decorated classes of this process that are still alive. */
export function decoratedHandlerClasses(): object[] {
  return [...handlerClasses].map((reference) => reference.deref()).filter((target) => target !== undefined);
}

/** Adds a binding to a class or method. Stacked decorators add up instead of replacing each other. */
export function bind(binding: IntentBinding): ClassDecorator & MethodDecorator {
  return (target: object, _method?: string | symbol, descriptor?: PropertyDescriptor) => {
    const holder: object = descriptor ? (descriptor.value as object) : target;
    const bindings = (Reflect.getOwnMetadata(BINDINGS_METADATA, holder) ?? []) as IntentBinding[];
    Reflect.defineMetadata(BINDINGS_METADATA, [...bindings, binding], holder);
    markHandlerClass(descriptor ? target.constructor : target);
  };
}
