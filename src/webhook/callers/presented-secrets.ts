import type { Secret } from '../../common/index.js';
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

/** Every candidate meets every secret: the time tells nothing of which one fits. */
export function anyFits(candidates: readonly string[], secrets: readonly Secret[]): boolean {
  let fits = false;
  for (const candidate of candidates) {
    for (const secret of secrets) fits = secret.equals(candidate) || fits;
  }
  return fits;
}
