import { bind } from './bind-handler.js';
import type { IntentName, IntentOptions } from './intent-binding.types.js';

/**
 * Makes a class (by its `handle` method) or a method the handler of intents: by display name, by `#<intent_id>`
 * (which survives renames), or by pattern.
 *
 * ```ts
 * @Intent('order.status')
 * export class OrderStatusIntent implements IntentHandler { handle(ctx: IntentContext) { … } }
 * ```
 *
 * @param names one or more names, and at the end, if wanted, where the handler applies and how long it may take.
 * @publicApi
 */
export function Intent(
  ...names: readonly [IntentName, ...IntentName[]] | readonly [IntentName, ...IntentName[], IntentOptions]
): ClassDecorator & MethodDecorator {
  const last: unknown = names.at(-1);
  const hasOptions = typeof last === 'object' && last !== null && !(last instanceof RegExp);
  return bind({
    kind: 'intent',
    names: (hasOptions ? names.slice(0, -1) : names) as IntentName[],
    options: hasOptions ? last : {},
  });
}
