import type { IncomingMessage } from 'node:http';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FulfillmentConfig } from '../config/index.js';
import { type AdapterResponse, genericAnswer, writeAnswer } from '../webhook/index.js';
import type { PreparedAdapter } from './http-adapter.js';
import type { TlsOptions } from './tls.js';
import { parseBody } from './parse-body.js';
import { isWebhookUrl } from './webhook-url.js';

/** Secrets stand in the path; Fastify's own limit of 100 characters would make a longer one a wrong address. */
const MAX_SECRET_LENGTH = 1024;

export function createFastify(tls: TlsOptions | undefined): PreparedAdapter {
  const adapter = new FastifyAdapter({
    ...(tls && { https: tls }),
    routerOptions: { maxParamLength: MAX_SECRET_LENGTH, ignoreTrailingSlash: true, caseSensitive: false },
    // What goes wrong before a route is found never reaches Nest.
    frameworkErrors: (_error: unknown, _request: unknown, reply: AdapterResponse) =>
      writeAnswer(reply, genericAnswer(400)),
  });
  return { adapter: adapter, parseBodies };
}

type Done = (error: Error | null, body?: unknown) => void;

/** One parser for all types: Fastify's own would read the webhook's body before its caller is verified. */
function parseBodies(adapter: AbstractHttpAdapter, config: FulfillmentConfig): void {
  const fastify = (adapter as FastifyAdapter).getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request: unknown, payload: IncomingMessage, done: Done) => {
    if (isWebhookUrl(payload.url, config.webhookPath)) done(null);
    else parseBody(payload, config).then((body) => done(null, body), done);
  });
}
