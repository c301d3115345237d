import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parsed } from './parsed.mjs';

/**
 * How the webhook answers. A function gets the whole answer in its hands, or gives back an answer.
 *
 * @typedef {object} Answer
 * @property {number} [status] Default 200
 * @property {Record<string, string | string[]>} [headers] `Content-Type` is `application/json` by default;
 *   an empty string leaves a header out
 * @property {unknown} [body] a string or Buffer is sent as it is, undefined sends nothing, the rest as JSON
 * @property {number} [delay] milliseconds before the answer
 * @property {'reset' | 'close'} [drop] ends the connection instead of answering
 * @property {string | Buffer} [raw] written to the connection as it is, which is closed then
 *
 * @typedef {(request: WebhookRequest, response: import('node:http').ServerResponse) => Answer | void | Promise<Answer | void>} Answering
 *
 * @typedef {object} WebhookRequest
 * @property {string} method
 * @property {string} url path and query
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {any} body parsed JSON, or the text
 * @property {import('node:net').Socket} socket
 */

/** A webhook server that answers what the test says. */
export class Webhook {
  /** @type {WebhookRequest[]} what the engine sent, oldest first */
  requests = [];
  #answer;
  #server;
  #origin;

  constructor(server, answer) {
    this.#server = server;
    this.#answer = answer;
    // The engine keeps its connections: an idle one that is closed in the wrong moment means silence.
    server.keepAliveTimeout = 0;
    server.on('request', (request, response) => void this.#serve(request, response));
  }

  get origin() {
    return this.#origin;
  }

  get url() {
    return `${this.#origin}/webhook`;
  }

  /** @param {Answer | Answering} answer to all requests from now on */
  answers(answer) {
    this.#answer = answer;
  }

  /** @param {number} ms after which the server closes an idle connection. Default: never */
  closesIdleAfter(ms) {
    this.#server.keepAliveTimeout = ms;
  }

  async listen(scheme) {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#origin = `${scheme}://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request, response) {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const { method, url, headers, socket } = request;
    const received = { method, url, headers, socket, body: parsed(Buffer.concat(chunks).toString('utf8')) };
    this.requests.push(received);
    const answer = typeof this.#answer === 'function' ? await this.#answer(received, response) : this.#answer;
    if (answer) {
      await send(answer, response, socket);
    }
  }
}

/**
 * @param {Answer | Answering} [answer] Default: the text `WEBHOOK`
 * @param {{ key: string, cert: string }} [tls] makes it an https server
 * @returns {Promise<Webhook>}
 */
export async function webhook(answer = { body: { text: 'WEBHOOK' } }, tls) {
  if (tls) {
    const { createServer: createTlsServer } = await import('node:https');
    return new Webhook(createTlsServer(tls), answer).listen('https');
  }
  return new Webhook(createServer(), answer).listen('http');
}

async function send({ status = 200, headers = {}, body, delay = 0, drop, raw }, response, socket) {
  await sleep(delay);
  if (drop === 'reset') {
    socket.resetAndDestroy();
  } else if (drop === 'close') {
    socket.destroy();
  } else if (raw !== undefined) {
    socket.end(raw);
  } else {
    const all = Object.entries({ 'Content-Type': 'application/json', ...headers }).filter(
      ([, value]) => value !== '',
    );
    response.writeHead(status, Object.fromEntries(all));
    const asIs = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
    response.end(asIs ? body : JSON.stringify(body));
  }
}
