import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { URL } from 'node:url';
import { PROJECT_ID } from './bot.mjs';
import { ConversationStore } from './conversation-store.mjs';
import { ROUTES } from './platform-routes.mjs';

/** The platform's limit for a JSON body, in bytes. @see protocol.md 4.1 */
const BODY_LIMIT = 512_000;

/**
 * One call that the platform received.
 *
 * @typedef {object} ApiCall
 * @property {string} route name of the route, see `platform-routes.mjs`; `unknown` when there is none
 * @property {string} method
 * @property {string} path
 * @property {any} body parsed JSON, or undefined
 * @property {number | undefined} status of the answer; undefined when the connection was cut
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string | undefined} requestId the conversation
 */

/**
 * How the platform misbehaves for the next calls of a route.
 *
 * @typedef {object} Trouble
 * @property {number} [status]
 * @property {unknown} [body]
 * @property {Record<string, string>} [headers]
 * @property {number} [delay] milliseconds before the answer
 * @property {boolean} [drop] true cuts the connection instead of answering
 * @property {number} [times] Default 1
 */

/** The platform's REST server, as far as the engine and a webhook service use it, on loopback. */
export class Platform {
  store = new ConversationStore();
  /** @type {ApiCall[]} */
  calls = [];
  bodyLimit = BODY_LIMIT;
  #troubles = new Map();
  #server = createServer((request, response) => void this.#serve(request, response));
  #url = '';

  /** @returns {Promise<Platform>} */
  static async start() {
    const platform = new Platform();
    // Callers keep their connections for long: the platform never closes an idle one during a test.
    platform.#server.keepAliveTimeout = 0;
    await new Promise((resolve) => platform.#server.listen(0, '127.0.0.1', resolve));
    platform.#url = `http://127.0.0.1:${platform.#server.address().port}`;
    return platform;
  }

  /** Base URL of the REST API. */
  get url() {
    return this.#url;
  }

  /**
   * Makes the next calls of a route fail.
   *
   * @param {string} route
   * @param {Trouble} trouble
   */
  breaks(route, trouble) {
    this.#troubles.set(route, { times: 1, ...trouble });
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request, response) {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const raw = Buffer.concat(chunks);
    const { pathname } = new URL(request.url, this.#url);
    const { route, params } = match(request.method, pathname.replace(/\/$/, ''));
    const call = {
      route: route?.name ?? 'unknown',
      method: request.method,
      path: pathname,
      body: parse(raw),
      headers: request.headers,
      requestId: params.rid,
      status: undefined,
    };
    this.calls.push(call);
    const trouble = this.#nextTrouble(call.route);
    await sleep(trouble?.delay ?? 0);
    if (trouble?.drop) {
      request.socket.destroy();
      return;
    }
    const answer = trouble?.status
      ? trouble
      : (this.#refusal(raw, params, route, request) ?? this.#answer(route, params, call.body));
    call.status = answer.status ?? 200;
    const isText = typeof answer.body === 'string';
    response.writeHead(call.status, {
      'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
      ...answer.headers,
    });
    response.end(isText ? answer.body : JSON.stringify(answer.body ?? {}));
  }

  #nextTrouble(route) {
    const trouble = this.#troubles.get(route);
    if (trouble && (trouble.times -= 1) === 0) {
      this.#troubles.delete(route);
    }
    return trouble;
  }

  /** The refusals that come before every route. @see protocol.md 4.1 */
  #refusal(raw, params, route, request) {
    if (raw.length > this.bodyLimit) {
      return { status: 413, body: { err: 'Request entity too large', limit: this.bodyLimit } };
    }
    if (!route) {
      return { status: 404, body: { err: 'Not Found' } };
    }
    if (params.pid !== PROJECT_ID) {
      return { status: 400, body: { error: `Project not found with id: ${params.pid}` } };
    }
    const parts = (request.headers.authorization ?? '').split(' ');
    if (!route.open && parts.length !== 2) {
      return { status: 403, body: { success: false, msg: 'Unauthorized.' } };
    }
    if (!route.open && (parts[0].toUpperCase() !== 'JWT' || parts[1].split('.').length !== 3)) {
      return { status: 401, body: 'Unauthorized' };
    }
    return undefined;
  }

  #answer(route, params, body) {
    return route.answer({ store: this.store, conversation: this.store.find(params.rid), params, body });
  }
}

function match(method, path) {
  for (const route of ROUTES) {
    const found = route.method === method && route.path.exec(path);
    if (found) {
      const params = Object.entries(found.groups).map(([name, value]) => [name, decodeURIComponent(value)]);
      return { route, params: Object.fromEntries(params) };
    }
  }
  return { params: {} };
}

function parse(raw) {
  try {
    return raw.length > 0 ? JSON.parse(raw.toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}
