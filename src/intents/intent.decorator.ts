import { bind } from './bind-handler.js';
import type { HandlerDecorator } from './handler-decorator.types.js';
import type { IntentName, IntentOptions } from './intent-binding.types.js';
import type { KnownIntentName } from './known-intents.types.js';

/**
 * Makes a class (by its `handle` method) or a method the handler of intents: by display name, by `#<intent_id>`
 * (which survives renames), or by pattern.
 *
 * ```ts
 * @Intent('order.status')
 * export class OrderStatusIntent implements IntentHandler { handle(ctx: IntentContext) { … } }
 * ```
 *
 * @param name the first of one or more names; the last argument may be options: scope and timing of the handler.
 * @publicApi
 */
// One signature for each number of arguments: the compiler then names the argument that does not fit.
export function Intent(name: KnownIntentName | RegExp): HandlerDecorator;
export function Intent(name: IntentName, second: KnownIntentName | RegExp | IntentOptions): HandlerDecorator;
export function Intent(
  name: IntentName,
  second: IntentName,
  third: IntentName | IntentOptions,
  ...more: readonly (IntentName | IntentOptions)[]
): HandlerDecorator;
export function Intent(...names: readonly (IntentName | IntentOptions)[]): HandlerDecorator {
  const last: unknown = names.at(-1);
  const hasOptions = typeof last === 'object' && last !== null && !(last instanceof RegExp);
  return bind({
    kind: 'intent',
    names: (hasOptions ? names.slice(0, -1) : names) as IntentName[],
    options: hasOptions ? last : {},
  });
}
