import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { FulfillmentConfig } from '../config/index.js';
import { genericAnswer, writeRawAnswer } from '../http/index.js';
import { lastWords } from './last-words.js';
import { gateRequests } from './request-gate.js';
import { cutSlowReaders } from './slow-readers.js';

/** How often Node checks for requests that take too long to arrive. */
const LOOK_EVERY_MS = 1000;
const LOG_EVERY_MS = 60_000;
const STATUS_OF_PARSER_ERROR: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Hardens Node's HTTP server for a client that does not retry after a connection reset: idle connections are kept
 * longer than callers keep them, and invalid HTTP, or an unknown `Expect` header, gets a JSON response too.
 * @see engine-behaviour.md, 'Other facts'
 */
export function hardenServer(server: Server, config: FulfillmentConfig): void {
  server.keepAliveTimeout = config.keepAliveTimeoutMs;
  server.headersTimeout = config.limitReceiveMs;
  server.requestTimeout = config.limitReceiveMs;
  server.maxConnections = config.limitConnections;
  // Node reads it when the server starts to listen; the adapters create the server, so it cannot be an option.
  Object.assign(server, { connectionsCheckingInterval: LOOK_EVERY_MS });
  server.removeAllListeners('clientError');
  server.on('clientError', answerParserError);
  server.on('checkExpectation', (_request, response) => writeRawAnswer(response, genericAnswer(417)));
  reportDroppedConnections(server);
  gateRequests(server);
  cutSlowReaders(server, config.limitReceiveMs);
  server.on('request', (_request, response) => {
    response.once('finish', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
  });
}

function reportDroppedConnections(server: Server): void {
  const logger = new Logger('Server');
  let dropped = 0;
  let loggedAt = -Infinity;
  server.on('drop', () => {
    dropped += 1;
    if (performance.now() - loggedAt < LOG_EVERY_MS) return;
    loggedAt = performance.now();
    logger.error(`LIMIT_CONNECTIONS is reached: ${dropped} connections have been dropped.`);
  });
}

function answerParserError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  lastWords(socket, STATUS_OF_PARSER_ERROR[error.code ?? ''] ?? 400);
}
