import type { IncomingMessage, ServerResponse } from 'node:http';

/** What Express and Fastify hand to a Nest controller: Node's own objects, or wrappers around them. */
export type AdapterRequest = (IncomingMessage | { raw: IncomingMessage }) & {
  params?: Record<string, string | undefined>;
  body?: unknown;
  /** Kept by applications that parse bodies themselves with Nest's option `rawBody`. */
  rawBody?: Buffer;
};
export type AdapterResponse = ServerResponse | { raw: ServerResponse; hijack(): unknown };

export function rawRequest(request: AdapterRequest): IncomingMessage {
  return 'raw' in request ? request.raw : request;
}

/** From here on the answer is ours to write: Fastify is told to keep its hands off. */
export function takeRawResponse(response: AdapterResponse): ServerResponse {
  if (!('raw' in response)) return response;
  response.hijack();
  return response.raw;
}

export function rawResponse(response: AdapterResponse): ServerResponse {
  return 'raw' in response ? response.raw : response;
}
