import { isStandardContext, markStandard } from './compiler-problems.js';
import type { IntentOptions } from './intent-binding.types.js';
import { markHandlerClass } from './handler-classes.js';
import { CLASS_SCOPE_METADATA } from './intents.constants.js';

/**
 * A class with several handlers: its methods carry `@Intent` or `@Fallback`. The options given here (a bot, a language,
 * a deadline) apply to all of them, unless a method overrides them.
 *
 * @publicApi
 */
export function Intents(options: IntentOptions = {}): ClassDecorator {
  return (target: object, context?: unknown) => {
    if (isStandardContext(context)) return markStandard(context);
    markHandlerClass(target);
    Reflect.defineMetadata(CLASS_SCOPE_METADATA, options, target);
  };
}
