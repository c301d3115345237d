import { isStandardContext, markStandard } from './compiler-problems.js';
import type { HandlerDecorator } from './handler-decorator.types.js';
import { markHandlerClass } from './handler-classes.js';
import type { IntentBinding } from './intent-binding.types.js';
import { BINDINGS_METADATA } from './intents.constants.js';
import { InvalidHandlersError } from './invalid-handlers.error.js';

/**
 * Adds a binding to a class or method. Stacked decorators add up instead of replacing each other.
 *
 * @throws InvalidHandlersError on what is neither: it would never be called
 */
export function bind(binding: IntentBinding): HandlerDecorator {
  return (target: object, member?: unknown, descriptor?: PropertyDescriptor) => {
    if (isStandardContext(member)) return markStandard(member);
    if (member !== undefined) refuseOddMember(target, member as string | symbol, descriptor);
    const holder: object = descriptor ? (descriptor.value as object) : target;
    const bindings = (Reflect.getOwnMetadata(BINDINGS_METADATA, holder) ?? []) as IntentBinding[];
    Reflect.defineMetadata(BINDINGS_METADATA, [...bindings, binding], holder);
    markHandlerClass(descriptor ? target.constructor : target);
  };
}

function refuseOddMember(target: object, member: string | symbol, descriptor?: PropertyDescriptor): void {
  const oddity = oddityOf(target, member, descriptor);
  if (oddity === undefined) return;
  const owner = typeof target === 'function' ? target.name : target.constructor.name;
  throw new InvalidHandlersError([
    `${owner}.${String(member)} is decorated with @Intent or @Fallback but is ${oddity}: decorate a method of the ` +
      'instance that has a name.',
  ]);
}

function oddityOf(
  target: object,
  member: string | symbol,
  descriptor?: PropertyDescriptor,
): string | undefined {
  if (typeof target === 'function') return 'static';
  if (typeof member === 'symbol') return 'named by a symbol';
  if (descriptor === undefined) return 'a property';
  return typeof descriptor.value === 'function' ? undefined : 'an accessor';
}
