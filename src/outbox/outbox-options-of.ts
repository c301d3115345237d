import type { FulfillmentConfig } from '../config/index.js';
import type { OutboxOptions } from './outbox-options.interface.js';

/** The settings of the service as options of OutboxModule. */
export function deliveryOptionsOf(config: FulfillmentConfig): OutboxOptions {
  return {
    engine: config.outbox,
    directory: config.outboxDir,
    databaseUrl: config.databaseUrl,
    keys: config.outboxKeys,
    limit: config.outboxMaxJobs,
    retries: config.outboxRetries,
    onDead: config.outboxOnDead,
    redactFields: config.redactFields,
    stopMs: config.shutdownTimeoutMs,
  };
}
