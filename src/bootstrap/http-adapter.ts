import type { AbstractHttpAdapter } from '@nestjs/core';
import type { FulfillmentConfig } from '../config/index.js';
import type { WebhookRoute } from '../webhook/index.js';
import type { TlsOptions } from './tls.js';

/** An adapter, and what is left to do on it when the application exists. */
export interface PreparedAdapter {
  adapter: AbstractHttpAdapter;
  /** Body parsing for the application's own routes; the webhook reads its bodies itself. */
  parseBodies: (
    adapter: AbstractHttpAdapter,
    config: FulfillmentConfig,
    route: WebhookRoute,
    options: BodyOptions,
  ) => void;
}

export interface BodyOptions {
  /** Keeps the bytes beside what was parsed, as `request.rawBody`. */
  rawBody: boolean;
}

/** Loads one of the two adapters, and only that one: each costs a tenth of a second at the start. */
export async function createHttpAdapter(
  kind: FulfillmentConfig['httpAdapter'],
  tls: TlsOptions | undefined,
): Promise<PreparedAdapter> {
  if (kind === 'fastify') return (await import('./fastify.js')).createFastify(tls);
  return (await import('./express.js')).createExpress();
}
