import { jsonOrText } from '../../common/index.js';
import type { PlatformFetch } from '../messaging-options.interface.js';
import type { PlatformAnswer } from '../operations/operation.interface.js';
import type { HttpCall } from './http-exchange.js';
import { wholeBody } from './whole-body.js';

/**
 * An HTTP exchange without the network, with a platform that answers like `fetch`. Redirects are not followed either.
 */
export async function inProcess(
  fetch: PlatformFetch,
  { operation, apiUrl, path, headers, body }: HttpCall,
  signal: AbortSignal,
): Promise<PlatformAnswer> {
  const { method } = operation;
  const request = new Request(apiUrl + path, {
    method,
    headers,
    body: method === 'GET' ? null : body,
    signal,
    redirect: 'manual',
  });
  const response = await fetch(request);
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: jsonOrText(await wholeBody(operation.name, () => response.text())),
  };
}
