import { STATUS_CODES, type IncomingMessage } from 'node:http';
import { HttpException, UnsupportedMediaTypeException } from '@nestjs/common';
import qs from 'qs';
import { isA } from '../common/index.js';
import type { FulfillmentConfig } from '../config/index.js';
import { jsonLimits, parseJson, readBody, RequestBodyError } from '../http/index.js';
import { inflate } from './inflate.js';

const JSON_BODY = /^application\/(?:[\w.+-]+\+)?json\b/i;
const FORM = /^application\/x-www-form-urlencoded\b/i;
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;

/** The limits of body-parser. */
const MAX_FIELDS = 1000;
const MAX_FORM_DEPTH = 32;

export interface ParsedBody {
  readonly value: unknown;
  /** Not compressed. */
  readonly bytes: Buffer;
}

/**
 * Parses the body of an application's own route: JSON or a form; undefined for other types, which are left unread. It
 * replaces the adapters' parsers, because their errors repeat the body. It runs before the route is known, also for
 * unauthenticated callers and unknown addresses, so it has a separate, small limit.
 *
 * @throws HttpException as Nest's own parsers on Express: 400, 413 or 415, with the RequestBodyError as its cause
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
  const charset = charsetOf(type, isJson);
  try {
    const bytes = await bytesOf(request, config.routesBodyLimit);
    return { bytes, value: isJson ? parseJson(bytes, jsonLimits(config)) : formOf(bytes.toString(charset)) };
  } catch (error) {
    throw isA(error, RequestBodyError) ? asHttpException(error) : error;
  }
}

async function bytesOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  const { 'content-encoding': encoding = 'identity' } = request.headers;
  return inflate(await readBody(request, limit), encoding.toLowerCase(), limit);
}

function charsetOf(type: string, isJson: boolean): 'utf8' | 'latin1' {
  const charset = CHARSET.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  if (charset === 'utf-8' || charset === 'utf8') return 'utf8';
  if (!isJson && charset === 'iso-8859-1') return 'latin1';
  throw new UnsupportedMediaTypeException('The charset of the body is not supported. Use UTF-8.');
}

/** Repeated and nested fields as Nest parses them on Express: `a=1&a=2` is a list, `user[name]=Ada` an object. */
function formOf(form: string): unknown {
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

/** Filters of the application ask for the status of an HttpException; any other error is a 500 to them. */
function asHttpException(error: RequestBodyError): HttpException {
  const { status, code, message } = error;
  return new HttpException({ statusCode: status, error: STATUS_CODES[status], message, code }, status, {
    cause: error,
  });
}
