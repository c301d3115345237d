import type { IncomingMessage, ServerResponse } from 'node:http';

/** The request in a Nest controller: Node's own object on Express, a wrapper around it on Fastify. */
export type AdapterRequest = (IncomingMessage | { raw: IncomingMessage }) & {
  params?: Record<string, string | undefined>;
  body?: unknown;
  /** Present if the application parses bodies itself with Nest's option `rawBody`. */
  rawBody?: Buffer;
};
export type AdapterResponse = ServerResponse | { raw: ServerResponse; hijack(): unknown };

export function rawRequest(request: AdapterRequest): IncomingMessage {
  return 'raw' in request ? request.raw : request;
}

/** The raw response, after Fastify has given up control of it. */
export function takeRawResponse(response: AdapterResponse): ServerResponse {
  if (!('raw' in response)) return response;
  response.hijack();
  return response.raw;
}

export function rawResponse(response: AdapterResponse): ServerResponse {
  return 'raw' in response ? response.raw : response;
}
