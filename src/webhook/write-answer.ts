import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Answer } from './answer.js';
import { takeRawResponse, type AdapterResponse } from './raw-http.js';

const JSON_HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
} as const;

/**
 * Writes the answer past the adapters' response helpers: they cost a third of a request, and an interceptor of the
 * application could not know which forms the platform survives.
 */
export function writeAnswer(response: AdapterResponse, answer: Answer): void {
  const raw = takeRawResponse(response);
  if (!raw.headersSent && !raw.destroyed) writeRawAnswer(raw, answer);
}

export function writeRawAnswer(raw: ServerResponse, { status, json }: Answer): void {
  if (json === undefined) {
    raw.writeHead(status, { 'Cache-Control': 'no-store' }).end();
    return;
  }
  const allow = status === 405 ? { Allow: 'POST' } : undefined;
  raw.writeHead(status, { ...JSON_HEADERS, ...allow, 'Content-Length': Buffer.byteLength(json) }).end(json);
}

/** The same for a connection that Node has made no response of: the last bytes on it. */
export function answerBytes({ status, json = '' }: Answer): string {
  const headers = { ...JSON_HEADERS, 'Content-Length': Buffer.byteLength(json), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${json}`;
}
