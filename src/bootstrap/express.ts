import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AbstractHttpAdapter } from '@nestjs/core';
import type { FulfillmentConfig } from '../config/index.js';
import type { PreparedAdapter } from './http-adapter.js';
import { parseBody } from './parse-body.js';
import { SteadyExpressAdapter } from './steady-express.adapter.js';
import { isWebhookUrl } from './webhook-url.js';

type Next = (error?: unknown) => void;

/** Express with its fingerprints off: no `X-Powered-By`, no ETag on answers that nobody caches. */
export function createExpress(): PreparedAdapter {
  const adapter = new SteadyExpressAdapter();
  adapter.disable('x-powered-by');
  adapter.set('etag', false);
  return { adapter, parseBodies };
}

function parseBodies(adapter: AbstractHttpAdapter, config: FulfillmentConfig): void {
  adapter.use((request: IncomingMessage & { body?: unknown }, _response: ServerResponse, next: Next) => {
    // Where a function is called, somebody else has read the body.
    const isRead = request.body !== undefined && !Buffer.isBuffer(request.body);
    if (isRead || isWebhookUrl(request.url, config.webhookPath)) {
      next();
      return;
    }
    parseBody(request, config).then((body) => {
      request.body = body;
      next();
    }, next);
  });
}
