/** Context type of handlers in Nest's pipeline: what `ExecutionContext.getType()` gives in their guards and pipes. */
export const FULFILLMENT_CONTEXT = 'fulfillment';

/** On a class or a method: the list of its {@link IntentBinding}s. */
export const BINDINGS_METADATA = 'fulfillment:bindings';
/** On a class: it has handler methods. */
export const HANDLER_CLASS_METADATA = 'fulfillment:handler_class';
/** On a class: the scope that its methods share. */
export const CLASS_SCOPE_METADATA = 'fulfillment:class_scope';

/** The method that a class decorated with `@Intent` or `@Fallback` is called by. */
export const HANDLE_METHOD = 'handle';
