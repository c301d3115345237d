import type { IncomingMessage } from 'node:http';
import type { Secret } from '../../common/index.js';
import { isLoopbackAddress, type FulfillmentConfig } from '../../config/index.js';
import { isForwarded } from '../../http/index.js';

/** Whether the metrics can be read at all: otherwise none are collected. */
export function isReadable({ metrics, metricsPort, metricsToken, production }: FulfillmentConfig): boolean {
  return metrics && (metricsPort !== undefined || metricsToken !== undefined || !production);
}

/** Whether this request may read the metrics at the main port. */
export function mayReadHere(request: IncomingMessage, config: FulfillmentConfig): boolean {
  if (!isReadable(config) || config.metricsPort !== undefined) return false;
  if (config.metricsToken !== undefined) return showsToken(request, config.metricsToken);
  // On a developer's machine. Requests through a proxy of the same machine also come from loopback, so they are
  // excluded.
  return !isForwarded(request) && isLoopbackAddress(request.socket.remoteAddress ?? '');
}

/** True if no token is required. */
export function showsToken({ headers }: IncomingMessage, token: Secret | undefined): boolean {
  if (token === undefined) return true;
  const [, shown = ''] = /^Bearer ([^\s]+)$/i.exec(headers.authorization ?? '') ?? [];
  return token.equals(shown);
}
