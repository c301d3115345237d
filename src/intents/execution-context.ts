import type { ArgumentsHost } from '@nestjs/common';
import { IntentContext } from './intent-context.js';
import { FULFILLMENT_CONTEXT } from './intents.constants.js';

/**
 * True in guards, pipes, interceptors, filters and parameter decorators that run for an intent handler.
 * A global enhancer runs for the HTTP request of the webhook and again for the handler: this tells them apart.
 *
 * @publicApi
 */
export function isFulfillmentContext(host: ArgumentsHost): boolean {
  return host.getType<string>() === FULFILLMENT_CONTEXT;
}

/**
 * The handler's {@link IntentContext}, from the context of a guard, pipe, interceptor, filter or parameter decorator.
 *
 * @throws TypeError in another context: ask {@link isFulfillmentContext} first.
 * @publicApi
 */
export function getIntentContext(host: ArgumentsHost): IntentContext {
  const context: unknown = host.getArgByIndex(0);
  if (!isFulfillmentContext(host) || !(context instanceof IntentContext)) {
    throw new TypeError(
      `No intent is handled in a '${host.getType<string>()}' context: ask isFulfillmentContext(host) first.`,
    );
  }
  return context as IntentContext;
}
