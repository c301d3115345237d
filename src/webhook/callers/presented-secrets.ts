import type { Secret } from '../../common/index.js';
import type { IncomingCall } from './incoming-call.js';

/** The secrets that a call shows: in the path (`/webhook/<secret>`), the query (`?secret=`), the header `X-Webhook-Secret`. */
export function presentedSecrets({ request, pathSecret }: IncomingCall): string[] {
  const { url = '', headers } = request;
  const query = url.indexOf('?');
  const inHeader = headers['x-webhook-secret'];
  if (query === -1 && inHeader === undefined) return pathSecret ? [pathSecret] : [];
  const inQuery = new URLSearchParams(query === -1 ? '' : url.slice(query + 1)).getAll('secret').slice(0, 2);
  return [pathSecret, ...inQuery, ...[inHeader].flat()].filter(
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
