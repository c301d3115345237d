import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AbstractHttpAdapter } from '@nestjs/core';
import type { FulfillmentConfig } from '../config/index.js';
import type { WebhookRoute } from '../webhook/index.js';
import type { BodyOptions, PreparedAdapter } from './http-adapter.js';
import { parseBody } from './parse-body.js';
import { SteadyExpressAdapter } from './steady-express.adapter.js';

type Next = (error?: unknown) => void;

/** Express without `X-Powered-By`, and without ETags, because these responses are never cached. */
export function createExpress(): PreparedAdapter {
  const adapter = new SteadyExpressAdapter();
  adapter.disable('x-powered-by');
  adapter.set('etag', false);
  return { adapter, parseBodies };
}

interface ParsedRequest extends IncomingMessage {
  body?: unknown;
  rawBody?: Buffer;
}

function parseBodies(
  adapter: AbstractHttpAdapter,
  config: FulfillmentConfig,
  route: WebhookRoute,
  { rawBody }: BodyOptions,
): void {
  adapter.use((request: ParsedRequest, _response: ServerResponse, next: Next) => {
    // If a function is called here, other code has already read the body.
    const isRead = request.body !== undefined && !Buffer.isBuffer(request.body);
    if (isRead || route.matches(request.url)) {
      next();
      return;
    }
    parseBody(request, config).then((body) => {
      request.body = body?.value;
      if (rawBody && body) request.rawBody = body.bytes;
      next();
    }, next);
  });
}
