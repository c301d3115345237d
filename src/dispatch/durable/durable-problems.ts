import type { FulfillmentConfig } from '../../config/index.js';
import type { HandlerDefinition } from '../../intents/index.js';

/** Durable handlers whose turns would be lost with the process. */
export function durableProblems(
  handlers: readonly HandlerDefinition[],
  { outbox }: FulfillmentConfig,
): string[] {
  if (outbox !== 'memory') return [];
  return handlers
    .filter(({ bindings }) => bindings.some(({ options }) => options.durable === true))
    .map(
      ({ label }) =>
        `${label} is durable, but with OUTBOX=memory its turns end with the process: set OUTBOX=embedded or ` +
        'OUTBOX=postgres, or OUTBOX_MEMORY_ALLOWED=true where that is meant.',
    );
}
