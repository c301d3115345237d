import type { IncomingMessage } from 'node:http';
import type { Secret } from '../../common/index.js';
import { isLoopbackAddress, type FulfillmentConfig } from '../../config/index.js';
import { isForwarded } from '../../http/index.js';

/** Whether anybody can read the metrics at all: otherwise none are kept. */
export function isReadable({ metrics, metricsPort, metricsToken, production }: FulfillmentConfig): boolean {
  return metrics && (metricsPort !== undefined || metricsToken !== undefined || !production);
}

/** Whether this request may read the metrics at the main port. */
export function mayReadHere(request: IncomingMessage, config: FulfillmentConfig): boolean {
  if (!isReadable(config) || config.metricsPort !== undefined) return false;
  if (config.metricsToken !== undefined) return showsToken(request, config.metricsToken);
  // On a developer's machine. What a proxy of the same machine passes on comes from loopback too.
  return !isForwarded(request) && isLoopbackAddress(request.socket.remoteAddress ?? '');
}

/** True where no token is asked for. */
export function showsToken({ headers }: IncomingMessage, token: Secret | undefined): boolean {
  if (token === undefined) return true;
  const [, shown = ''] = /^Bearer ([^\s]+)$/i.exec(headers.authorization ?? '') ?? [];
  return token.equals(shown);
}
