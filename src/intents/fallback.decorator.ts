import { bind } from './bind-handler.js';
import type { HandlerDecorator } from './handler-decorator.types.js';
import type { IntentOptions } from './intent-binding.types.js';

/**
 * The handler of every intent that no other handler takes, `defaultFallback` (the platform's own 'I did not
 * understand') among them. Scoped like {@link Intent}; the most specific fallback wins.
 *
 * @publicApi
 */
export function Fallback(options: IntentOptions = {}): HandlerDecorator {
  return bind({ kind: 'fallback', names: [], options });
}
