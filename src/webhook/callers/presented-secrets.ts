import type { IncomingCall } from './incoming-call.js';

/** The secrets that a call shows: in the path (`/webhook/<secret>`), the query (`?secret=`), the header `X-Webhook-Secret`. */
export function presentedSecrets({ request, pathSecret }: IncomingCall): string[] {
  const { url = '', headers } = request;
  const query = url.indexOf('?');
  const inQuery = query === -1 ? [] : new URLSearchParams(url.slice(query + 1)).getAll('secret').slice(0, 2);
  return [pathSecret, ...inQuery, ...[headers['x-webhook-secret']].flat()].filter(
    (candidate): candidate is string => typeof candidate === 'string' && candidate !== '',
  );
}
