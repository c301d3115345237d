import type { IncomingMessage } from 'node:http';
import type { FulfillmentConfig } from '../../config/index.js';
import { clientAddress, rawRequest, type AdapterRequest } from '../../http/index.js';

/** The body of a call, before its caller is verified. */
export interface IncomingBody {
  /** The received bytes; undefined in an application that parses bodies itself and keeps no `rawBody`. */
  readonly bytes: Buffer | undefined;
  readonly json: unknown;
}

/**
 * The call that a `CallerVerifier` checks. Only `request.socket` is trusted.
 *
 * @publicApi
 */
export interface IncomingCall {
  /** Node's own request, on both adapters. */
  readonly request: IncomingMessage;
  /** The caller's IP address, beyond the trusted proxies; `unknown` if they do not report it. */
  readonly address: string;
  /** The part of the path behind the webhook's own, decoded. */
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
