import type { IncomingMessage } from 'node:http';
import type { FulfillmentConfig } from '../config/index.js';
import { parseJson, readBody } from '../webhook/index.js';

const JSON_BODY = /^application\/(?:[\w.+-]+\+)?json\b/i;
const FORM = /^application\/x-www-form-urlencoded\b/i;

/**
 * The body of a route of the application's own, JSON or a form; undefined for anything else, which is left unread.
 * Not the adapters' own parsers: their errors repeat the body. It runs before the route is known, for strangers and for
 * addresses that do not exist too, so its limit is a small one of its own.
 *
 * @throws WebhookError 400 or 413
 */
export async function parseBody(
  request: IncomingMessage,
  { routesBodyLimit, limitJsonDepth }: FulfillmentConfig,
): Promise<unknown> {
  const {
    'content-type': type = '',
    'content-length': length,
    'transfer-encoding': chunked,
  } = request.headers;
  if (chunked === undefined && (length === undefined || length === '0')) return undefined;
  if (JSON_BODY.test(type)) return parseJson(await readBody(request, routesBodyLimit), limitJsonDepth);
  if (!FORM.test(type)) return undefined;
  const form = await readBody(request, routesBodyLimit);
  return Object.fromEntries(new URLSearchParams(form.toString('utf8')));
}
