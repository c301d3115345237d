import type { IncomingMessage } from 'node:http';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FulfillmentConfig } from '../config/index.js';
import { genericAnswer, writeAnswer, type AdapterResponse } from '../http/index.js';
import { leavesBodiesUnread, type WebhookRoute } from '../webhook/index.js';
import type { BodyOptions, PreparedAdapter } from './http-adapter.js';
import type { TlsOptions } from './tls.js';
import { parseBody } from './parse-body.js';

/** Secrets are part of the path; Fastify's default limit of 100 characters would answer a longer one with 404. */
const MAX_SECRET_LENGTH = 1024;

export function createFastify(tls: TlsOptions | undefined): PreparedAdapter {
  const adapter = new FastifyAdapter({
    ...(tls && { https: tls }),
    routerOptions: { maxParamLength: MAX_SECRET_LENGTH, ignoreTrailingSlash: true, caseSensitive: false },
    // Errors before the routing never reach Nest.
    frameworkErrors: (_error: unknown, _request: unknown, reply: AdapterResponse) =>
      writeAnswer(reply, genericAnswer(400)),
  });
  leavesBodiesUnread(adapter);
  return { adapter, parseBodies };
}

type Done = (error: Error | null, body?: unknown) => void;

/** One parser for all types: Fastify's own would read the webhook's body before its caller is verified. */
function parseBodies(
  adapter: AbstractHttpAdapter,
  config: FulfillmentConfig,
  route: WebhookRoute,
  { rawBody }: BodyOptions,
): void {
  const fastify = (adapter as FastifyAdapter).getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (request: unknown, payload: IncomingMessage, done: Done) => {
    if (route.matches(payload.url)) {
      done(null);
      return;
    }
    parseBody(payload, config).then((body) => {
      if (rawBody && body) Object.assign(request as object, { rawBody: body.bytes });
      done(null, body?.value);
    }, done);
  });
}
