import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface ServerOptions {
  /** Default: a free one. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** Certificate and key (PEM): answers by https. */
  tls?: { key: string; cert: string };
}

/** Puts a function that answers requests, as `fetch` sends them, behind a port. A rejection breaks the connection. */
export class PlatformServer {
  /** Connections that were opened so far. */
  connections = 0;
  /** Connections that are open now. */
  openConnections = 0;

  private constructor(
    private readonly server: Server,
    private readonly scheme: 'http' | 'https',
    handle: (request: Request) => Promise<Response>,
  ) {
    server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.openConnections += 1;
      socket.on('close', () => (this.openConnections -= 1));
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      serve(handle, request, response).catch(() => response.socket?.resetAndDestroy());
    });
  }

  static async start(
    handle: (request: Request) => Promise<Response>,
    { port = 0, host = '127.0.0.1', tls }: ServerOptions = {},
  ): Promise<PlatformServer> {
    const server = tls === undefined ? createServer() : createSecureServer(tls);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    return new PlatformServer(server, tls === undefined ? 'http' : 'https', handle);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get origin(): string {
    const { address, family, port } = this.server.address() as AddressInfo;
    return `${this.scheme}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function serve(
  handle: (request: Request) => Promise<Response>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const answer = await handle(await asRequest(request, gone.signal));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  for await (const chunk of answer.body ?? []) {
    await new Promise((resolve) => response.write(chunk, resolve));
  }
  response.end();
}

async function asRequest(request: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/' } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD' && chunks.length > 0;
  return new Request(new URL(url, 'http://platform.invalid'), {
    method,
    headers: Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    body: hasBody ? Buffer.concat(chunks) : null,
    signal,
  });
}
