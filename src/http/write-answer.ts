import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { HttpAnswer } from './http-answer.js';
import { takeRawResponse, type AdapterResponse } from './raw-http.js';

const JSON_HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** For gateways and clients, which would otherwise choose their own pause. In seconds. */
const RETRY_AFTER: Readonly<Record<number, number>> = { 429: 60, 503: 1 };

/**
 * Writes the answer past the adapters' response helpers: they cost a third of a request, and an interceptor of the
 * application could not know which forms the platform survives.
 */
export function writeAnswer(response: AdapterResponse, answer: HttpAnswer): void {
  const raw = takeRawResponse(response);
  if (!raw.headersSent && !raw.destroyed) writeRawAnswer(raw, answer);
}

export function writeRawAnswer(raw: ServerResponse, answer: HttpAnswer): void {
  const { status, json } = answer;
  if (json === undefined) {
    raw.writeHead(status, { 'Cache-Control': 'no-store' }).end();
    return;
  }
  raw
    .writeHead(status, {
      ...JSON_HEADERS,
      ...headersOf(answer),
      'Content-Length': Buffer.byteLength(json),
    })
    .end(json);
}

function headersOf({ status, retryAfter = RETRY_AFTER[status] }: HttpAnswer): Record<string, string> {
  if (status === 405) return { Allow: 'POST' };
  return retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
}

/** The same for a connection that Node has made no response of: the last bytes on it. */
export function answerBytes(answer: HttpAnswer): string {
  const { status, json = '' } = answer;
  const headers = {
    ...JSON_HEADERS,
    ...headersOf(answer),
    'Content-Length': Buffer.byteLength(json),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${json}`;
}
