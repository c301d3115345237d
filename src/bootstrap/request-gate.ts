import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { genericAnswer, writeRawAnswer } from '../http/index.js';
import { lastWords } from './last-words.js';

const ABSOLUTE = /^https?:\/\/[^/?#]/i;

/**
 * Answers requests that Node or an adapter would not answer with our JSON errors: HTTP/1.1 without a Host or with two,
 * which Node answers with an empty 400; an invalid address, which Express repeats in a page; and CONNECT, for which
 * Node drops the connection. It runs before the adapter, because none of these requests reaches a middleware on both
 * adapters.
 *
 * @see RFC 9112, 3.2
 */
export function gateRequests(server: Server): void {
  // Node reads it for every request; the adapters create the server, so it cannot be an option.
  Object.assign(server, { requireHostHeader: false });
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (isReadable(request)) for (const listener of listeners) listener.call(server, request, response);
    else refuse(response);
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => lastWords(socket, 405));
}

function refuse(response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  writeRawAnswer(response, genericAnswer(400));
}

function isReadable({ url = '', httpVersion, rawHeaders }: IncomingMessage): boolean {
  const isAddress = url.startsWith('/') || url === '*' || (ABSOLUTE.test(url) && URL.canParse(url));
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) if (isHost(rawHeaders[index])) hosts += 1;
  return isAddress && (httpVersion === '1.1' ? hosts === 1 : hosts <= 1);
}

function isHost(name = ''): boolean {
  return name.length === 4 && name.toLowerCase() === 'host';
}
