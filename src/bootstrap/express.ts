import type { IncomingMessage } from 'node:http';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { FulfillmentConfig } from '../config/index.js';
import type { PreparedAdapter } from './http-adapter.js';
import { isWebhookUrl } from './webhook-url.js';

/** Express with its fingerprints off: no `X-Powered-By`, no ETag on answers that nobody caches. */
export function createExpress(): PreparedAdapter {
  const adapter = new ExpressAdapter();
  adapter.disable('x-powered-by');
  adapter.set('etag', false);
  return { adapter, parseBodies };
}

function parseBodies(adapter: AbstractHttpAdapter, { bodyLimit, webhookPath }: FulfillmentConfig): void {
  const parserOf = (type: 'json' | 'urlencoded', mediaType: RegExp): void => {
    (adapter as ExpressAdapter).useBodyParser(type, false, {
      limit: bodyLimit,
      type: ({ url, headers }: IncomingMessage) =>
        mediaType.test(headers['content-type'] ?? '') && !isWebhookUrl(url, webhookPath),
    });
  };
  parserOf('json', /^application\/(?:[\w.+-]+\+)?json\b/i);
  parserOf('urlencoded', /^application\/x-www-form-urlencoded\b/i);
}
