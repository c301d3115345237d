import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AbstractHttpAdapter } from '@nestjs/core';
import helmet, { type HelmetOptions } from 'helmet';
import { isUrlBelow } from '../http/index.js';

export interface PageProtection {
  /**
   * The allowed sources of images: `self`, the default, or `anywhere`, which is any host by https, for pages that show
   * the replies of bots.
   */
  readonly images?: 'self' | 'anywhere';
}

type Done = (error?: unknown) => void;
type PageHeaders = (request: IncomingMessage, response: ServerResponse, done: Done) => void;

interface FastifyHooks {
  addHook(
    name: 'onRequest',
    hook: (request: Raw<IncomingMessage>, reply: Raw<ServerResponse>, done: Done) => void,
  ): void;
}
interface Raw<T> {
  readonly raw: T;
}

/**
 * Adds helmet's headers to the pages below a path, with a policy that allows only their own scripts, styles and calls:
 * no inline code, no frames around them, no forms. Errors below the path get them too; all other routes, including the
 * webhook, stay unchanged. Call it before the application is initialised.
 *
 * Styles and scripts are files, so a page needs no nonce and can be cached.
 */
export function protectPages(
  adapter: AbstractHttpAdapter,
  path: string,
  protection: PageProtection = {},
): void {
  const headers = helmet(optionsOf(protection));
  const below: PageHeaders = (request, response, done) =>
    isUrlBelow(request.url, path) ? headers(request, response, done) : done();
  if (adapter.getType() !== 'fastify') {
    adapter.use(below);
    return;
  }
  const fastify = adapter.getInstance<FastifyHooks>();
  fastify.addHook('onRequest', (request, reply, done) => below(request.raw, reply.raw, done));
}

function optionsOf({ images = 'self' }: PageProtection): HelmetOptions {
  const anywhere = images === 'anywhere' ? ['https:'] : [];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', ...anywhere],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Images of other hosts do not send the header that allows embedding.
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // The service does not decide about other pages of the same domain.
    strictTransportSecurity: { includeSubDomains: false },
  };
}
