import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AbstractHttpAdapter } from '@nestjs/core';

interface Route {
  matches(url: string | undefined): boolean;
}

type Next = (error?: unknown) => void;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;
type Use = (...args: unknown[]) => unknown;

interface FastifyRequest {
  readonly raw: IncomingMessage;
  headers: Record<string, string>;
}
interface Fastify {
  addContentTypeParser(type: string, parser: (request: unknown, body: unknown, done: Done) => void): void;
  addHook(name: 'onRequest', hook: (request: FastifyRequest, reply: unknown, done: Done) => void): void;
}
type Done = (error?: Error | null, body?: unknown) => void;

/** The function names of body-parser's parsers. Nest recognises them by these names too. */
const PARSERS: ReadonlySet<string> = new Set(['jsonParser', 'urlencodedParser', 'rawParser', 'textParser']);
const UNREAD = 'application/x-pingstreams-fulfillment-unread';

/** Adapters whose own parsers know the webhook's route. */
const known = new WeakSet<object>();

/** The adapter needs no {@link leaveBodiesUnread}. */
export function leavesBodiesUnread(adapter: object): void {
  known.add(adapter);
}

/**
 * Keeps an application's own parsers off the webhook, which reads its body after its caller is verified, with a
 * separate limit. It must be registered before the parsers, but the address is only known when the application is
 * initialised.
 */
export function leaveBodiesUnread(adapter: AbstractHttpAdapter, route: Route): void {
  if (adapter.getType() === 'fastify') {
    if (!known.has(adapter)) passByInFastify(adapter.getInstance<Fastify>(), route);
  } else if (adapter.getType() === 'express') {
    passByInExpress(adapter.getInstance<{ use: Use }>(), route);
  }
}

function passByInExpress(express: { use: Use }, route: Route): void {
  const use = express.use.bind(express);
  express.use = (...args) => use(...args.map((arg) => (isParser(arg) ? passedBy(arg, route) : arg)));
}

function isParser(value: unknown): value is Middleware {
  return typeof value === 'function' && PARSERS.has(value.name);
}

function passedBy(parser: Middleware, route: Route): Middleware {
  const passing: Middleware = (request, response, next) =>
    route.matches(request.url) ? next() : parser(request, response, next);
  // Nest looks for parsers by their names, to avoid adding its own.
  return Object.defineProperty(passing, 'name', { value: parser.name });
}

/** Fastify chooses the parser by the type, so the webhook's requests get a type whose parser reads nothing. */
function passByInFastify(fastify: Fastify, route: Route): void {
  fastify.addContentTypeParser(UNREAD, (_request, _body, done) => done(null));
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (route.matches(request.raw.url)) request.headers = { 'content-type': UNREAD };
    done();
  });
}
