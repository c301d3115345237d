import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';

/** A proxy of the platform's REST API whose reads can fail, while everything else reaches the platform. */
class FailingReads {
  #server = createServer((request, response) => void this.#serve(request, response));
  #target;
  /** The paths of the reads that failed. */
  failed = [];
  /** How a read fails: a status, or `cut` for a connection that ends without an answer. Undefined: not at all. */
  failure;

  constructor(target) {
    this.#target = target;
  }

  async listen() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    if (method === 'GET' && this.failure !== undefined) {
      this.failed.push(url);
      if (this.failure === 'cut') request.socket.destroy();
      else {
        const body = JSON.stringify({ success: false, msg: 'Not readable.' });
        response.writeHead(this.failure, { 'Content-Type': 'application/json' }).end(body);
      }
      return;
    }
    const { authorization, 'content-type': type } = headers;
    const answer = await globalThis.fetch(`${this.#target}${url}`, {
      method,
      headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
}

/**
 * @param {string} url of the platform
 * @returns {Promise<FailingReads>}
 */
export const failingReads = (url) => new FailingReads(url).listen();
