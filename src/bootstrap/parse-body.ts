import type { IncomingMessage } from 'node:http';
import qs from 'qs';
import type { FulfillmentConfig } from '../config/index.js';
import { jsonLimits, parseJson, readBody, RequestBodyError } from '../http/index.js';

const JSON_BODY = /^application\/(?:[\w.+-]+\+)?json\b/i;
const FORM = /^application\/x-www-form-urlencoded\b/i;

/** The limits of body-parser. */
const MAX_FIELDS = 1000;
const MAX_FORM_DEPTH = 32;

export interface ParsedBody {
  readonly value: unknown;
  readonly bytes: Buffer;
}

/**
 * Parses the body of an application's own route: JSON or a form; undefined for other types, which are left unread. It
 * replaces the adapters' parsers, because their errors repeat the body. It runs before the route is known, also for
 * unauthenticated callers and unknown addresses, so it has a separate, small limit.
 *
 * @throws RequestBodyError 400 or 413
 */
export async function parseBody(
  request: IncomingMessage,
  config: FulfillmentConfig,
): Promise<ParsedBody | undefined> {
  const {
    'content-type': type = '',
    'content-length': length,
    'transfer-encoding': chunked,
  } = request.headers;
  if (chunked === undefined && (length === undefined || length === '0')) return undefined;
  const isJson = JSON_BODY.test(type);
  if (!isJson && !FORM.test(type)) return undefined;
  const bytes = await readBody(request, config.routesBodyLimit);
  return { bytes, value: isJson ? parseJson(bytes, jsonLimits(config)) : formOf(bytes) };
}

/** Repeated and nested fields as Nest parses them on Express: `a=1&a=2` is a list, `user[name]=Ada` an object. */
function formOf(bytes: Buffer): unknown {
  const form = bytes.toString('utf8');
  const fields = form.split('&', MAX_FIELDS + 1).length;
  if (fields > MAX_FIELDS) throw RequestBodyError.bodyTooLarge();
  try {
    return qs.parse(form, {
      allowPrototypes: true,
      arrayLimit: Math.max(100, fields),
      depth: MAX_FORM_DEPTH,
      parameterLimit: MAX_FIELDS,
      strictDepth: true,
    });
  } catch {
    throw RequestBodyError.invalidForm();
  }
}
