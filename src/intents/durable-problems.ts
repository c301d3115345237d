import type { FulfillmentConfig } from '../config/index.js';
import type { HandlerDefinition } from './handler-definition.js';

/** Durable handlers whose turns would be lost when the process ends: a sentence each, with its cure. */
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
