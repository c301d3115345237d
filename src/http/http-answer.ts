/**
 * One of the answers that the platform accepts: a JSON object, an empty 204, or a status from 400 on with a JSON object.
 * After a text, a bare value or a dropped connection the user would see nothing.
 * @see protocol.md 1.8
 */
export interface HttpAnswer {
  readonly status: number;
  /** A JSON object, serialised. Absent for 204 only. */
  readonly json?: string;
  /** Seconds after which the caller may try again, for 429 and 503. Default: those of the status. */
  readonly retryAfter?: number;
}

/** For foreign errors: a text per status. Their own message may repeat the request. */
const GENERIC: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'The request could not be read.'],
  401: ['UNAUTHORIZED', 'The caller could not be verified.'],
  403: ['FORBIDDEN', 'The request was refused.'],
  404: ['NOT_FOUND', 'There is nothing at this address.'],
  405: ['METHOD_NOT_ALLOWED', 'The method is not allowed here.'],
  408: ['REQUEST_TIMEOUT', 'The request did not arrive in time.'],
  413: ['BODY_TOO_LARGE', 'The body is larger than this service takes.'],
  414: ['URL_TOO_LONG', 'The address is too long.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The body must be JSON.'],
  429: ['TOO_MANY_REQUESTS', 'Too many requests.'],
  431: ['HEADERS_TOO_LARGE', 'The headers are larger than this service takes.'],
  503: ['UNAVAILABLE', 'The service cannot answer now.'],
};
const GENERIC_HELP = 'See docs/errors.md.';

/** The answer for a status alone, for errors below Nest. */
export function genericAnswer(status: number): HttpAnswer {
  const fallback = status < 500 ? 'The request was refused.' : 'The service failed.';
  const [code, message] = GENERIC[status] ?? [status < 500 ? 'REFUSED' : 'INTERNAL_ERROR', fallback];
  return errorAnswer(status, code, message, GENERIC_HELP);
}

export function errorAnswer(status: number, code: string, message: string, help: string): HttpAnswer {
  return { status, json: JSON.stringify({ error: { code, message, help } }) };
}
