import {
  Agent,
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { call } from '../support/http-client.js';

const ASK_EVERY_MS = 50;
const KEEP_ALIVE_MS = 600_000;

interface Backend {
  readonly url: string;
  readonly agent: Agent;
  ready: boolean;
}

/**
 * A balancer as they are: it sends a call to the next backend that says it is ready, over connections that it keeps, and
 * to another one only if the first could not be reached at all.
 */
export class Balancer {
  private readonly backends = new Map<string, Backend>();
  private readonly server: Server;
  private readonly timer: NodeJS.Timeout;
  private turn = 0;

  constructor() {
    this.server = createServer((incoming, outgoing) => void this.balance(incoming, outgoing));
    // Longer than any run: a connection that ends just when its client uses it again is not a failure of a backend.
    this.server.keepAliveTimeout = KEEP_ALIVE_MS;
    this.timer = setInterval(() => void this.askAll(), ASK_EVERY_MS);
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** It gets calls from now on. */
  add(url: string): void {
    this.backends.set(url, { url, agent: new Agent({ keepAlive: true }), ready: true });
  }

  remove(url: string): void {
    this.backends.get(url)?.agent.destroy();
    this.backends.delete(url);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    for (const { agent } of this.backends.values()) agent.destroy();
  }

  private async askAll(): Promise<void> {
    for (const backend of this.backends.values()) {
      const answer = await call(backend.url, { method: 'GET', path: '/ready' }).catch(() => undefined);
      backend.ready = answer?.status === 204;
    }
  }

  private async balance(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const ready = [...this.backends.values()].filter((backend) => backend.ready);
    this.turn += 1;
    for (let tried = 0; tried < ready.length; tried += 1) {
      const backend = ready[(this.turn + tried) % ready.length];
      if (await pass(backend, incoming, body, outgoing)) return;
    }
    outgoing.writeHead(502).end();
  }
}

/** @returns false if the backend was not reached, and the call may go to another one */
function pass(
  { url, agent }: Backend,
  { method, url: path, headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<boolean> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const call = request(
      { hostname, port, path, method, headers: ownConnection(headers), agent },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, ownConnection(answer.headers));
        answer.pipe(outgoing);
        answer.on('error', () => outgoing.destroy());
        resolve(true);
      },
    );
    call.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') {
        resolve(false);
        return;
      }
      if (!outgoing.headersSent) outgoing.writeHead(502).end();
      resolve(true);
    });
    call.end(body);
  });
}

/** Each side of a balancer keeps its connections as it likes. */
function ownConnection({ ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  delete headers.connection;
  return headers;
}
