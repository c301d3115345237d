import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import type { FulfillmentConfig } from '../config/index.js';
import { genericAnswer } from '../webhook/index.js';

/** Node refuses headers that take longer; it has to be more than the keep-alive time, which it is measured from. */
const HEADERS_GRACE_MS = 5_000;
const STATUS_OF_PARSER_ERROR: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Sets Node's server up for a caller that falls silent on a reset connection: idle connections are kept longer than
 * callers keep them, and bytes that are no HTTP get a JSON answer too.
 * @see engine-behaviour.md, 'Other facts'
 */
export function hardenServer(server: Server, { keepAliveTimeoutMs }: FulfillmentConfig): void {
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.headersTimeout = keepAliveTimeoutMs + HEADERS_GRACE_MS;
  server.requestTimeout = Math.max(server.requestTimeout, server.headersTimeout);
  server.removeAllListeners('clientError');
  server.on('clientError', answerParserError);
  server.on('request', (_request, response) => {
    response.once('finish', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
  });
}

function answerParserError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, json = '' } = genericAnswer(STATUS_OF_PARSER_ERROR[error.code ?? ''] ?? 400);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(json)}\r\nConnection: close\r\n\r\n${json}`,
  );
}
