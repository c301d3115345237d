import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { FulfillmentConfig } from '../config/index.js';
import { genericAnswer, writeRawAnswer } from '../http/index.js';
import { lastWords } from './last-words.js';
import { gateRequests } from './request-gate.js';
import { cutSlowReaders } from './slow-readers.js';

/** How often Node looks for requests that take too long to arrive. */
const LOOK_EVERY_MS = 1000;
const LOG_EVERY_MS = 60_000;
const STATUS_OF_PARSER_ERROR: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Sets Node's server up for a caller that falls silent on a reset connection: idle connections are kept longer than
 * callers keep them, and bytes that are no HTTP, or that expect what nobody knows, get a JSON answer too.
 * @see engine-behaviour.md, 'Other facts'
 */
export function hardenServer(server: Server, config: FulfillmentConfig): void {
  server.keepAliveTimeout = config.keepAliveTimeoutMs;
  server.headersTimeout = config.limitReceiveMs;
  server.requestTimeout = config.limitReceiveMs;
  server.maxConnections = config.limitConnections;
  // Node reads it when the server begins to listen, and takes it as an option of a server that the adapters make.
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
    logger.error(`LIMIT_CONNECTIONS is reached: ${dropped} connections were dropped so far.`);
  });
}

function answerParserError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  lastWords(socket, STATUS_OF_PARSER_ERROR[error.code ?? ''] ?? 400);
}
