import type { IncomingMessage } from 'node:http';
import type { FulfillmentConfig } from '../../config/index.js';
import { clientAddress, rawRequest, type AdapterRequest } from '../../http/index.js';

/** The body of a call, of a caller who is not believed yet. */
export interface IncomingBody {
  /** As they came; undefined in an application that parses bodies itself and keeps no `rawBody`. */
  readonly bytes: Buffer | undefined;
  readonly json: unknown;
}

/**
 * What a `CallerVerifier` decides on. Nothing in it is proven but `request.socket`.
 *
 * @publicApi
 */
export interface IncomingCall {
  /** Node's own request, on both adapters. */
  readonly request: IncomingMessage;
  /** The caller's IP address, beyond the trusted proxies; `unknown` where they do not tell. */
  readonly address: string;
  /** What stands in the path behind the webhook's own, decoded. */
  readonly pathSecret: string | undefined;
  /** Only for verifiers that need it. */
  readonly body?: IncomingBody;
}

export function incomingCall(
  request: AdapterRequest,
  { trustProxy }: FulfillmentConfig,
  body?: IncomingBody,
): IncomingCall {
  const raw = rawRequest(request);
  return { request: raw, address: clientAddress(raw, trustProxy), pathSecret: request.params?.secret, body };
}
