import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { FaultPlan, play, write } from './fault-plan.js';
import type { Fault, FaultRule } from './fault.types.js';
import { authenticate, type Principal } from './principal.js';
import { fails, matchPath, type Route, type RouteAnswer } from './route.js';
import { ROUTES } from './routes/index.js';
import { World } from './world.js';

const BASE_PATH = '/v3';
const BODY_LIMIT = 512_000;

export interface RecordedCall {
  method: string;
  /** Below the base path, still encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: unknown;
  /** When it had arrived, in milliseconds of `performance.now()`. */
  at: number;
}

/**
 * The platform's REST half over real HTTP: routes that answer, refuse and stay silent as protocol.md 4.2 says, and
 * faults on demand. It records every call.
 */
export class TestPlatform {
  world = new World();
  readonly calls: RecordedCall[] = [];
  /** Connections that were opened so far. */
  connections = 0;
  /** Connections that are open now. */
  openConnections = 0;
  private readonly faults = new FaultPlan();

  private constructor(
    private readonly server: Server,
    private readonly scheme: 'http' | 'https',
  ) {
    server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.openConnections += 1;
      socket.on('close', () => (this.openConnections -= 1));
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.handle(request, response).catch(() => response.destroy());
    });
  }

  static async start(tls?: { key: string; cert: string }): Promise<TestPlatform> {
    const server = tls === undefined ? createServer() : createSecureServer(tls);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TestPlatform(server, tls === undefined ? 'http' : 'https');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get apiUrl(): string {
    return `${this.scheme}://127.0.0.1:${this.port}${BASE_PATH}`;
  }

  fail(fault: Fault, rule: FaultRule = {}): void {
    this.faults.add(fault, rule);
  }

  /** The calls as `METHOD /path`, without the base path. */
  get lines(): string[] {
    return this.calls.map(({ method, path }) => `${method} ${path}`);
  }

  reset(): void {
    this.world = new World();
    this.calls.length = 0;
    this.connections = 0;
    this.faults.clear();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://platform');
    const path = url.pathname.startsWith(`${BASE_PATH}/`)
      ? url.pathname.slice(BASE_PATH.length)
      : url.pathname;
    const method = request.method ?? 'GET';
    const text = await read(request);
    const body = text === '' ? undefined : (JSON.parse(text) as unknown);
    this.calls.push({
      method,
      path,
      query: url.searchParams,
      headers: request.headers,
      body,
      at: performance.now(),
    });

    const answer = async (): Promise<RouteAnswer | undefined> =>
      text.length > BODY_LIMIT
        ? fails(413, { err: 'Request entity too large', limit: BODY_LIMIT })
        : this.answer(method, path, url.searchParams, body, request.headers.authorization);
    const planned = this.faults.take(method, path);
    if (planned === undefined) return write(response, await answer());
    if (planned.done === true) await answer();
    if (planned.doneAfterMs !== undefined) setTimeout(() => void answer(), planned.doneAfterMs);
    await play(planned.fault, response, answer);
  }

  private answer(
    method: string,
    path: string,
    query: URLSearchParams,
    body: unknown,
    authorization: string | undefined,
  ): RouteAnswer | undefined {
    for (const route of ROUTES) {
      const params = route.method === method ? matchPath(route.path, path) : undefined;
      if (params === undefined) continue;
      const principal = this.principal(route, authorization);
      if ('status' in principal) return principal;
      const projectId = params['projectId'];
      if (route.access !== 'public' && !this.world.projects.has(projectId)) {
        return fails(400, { error: `Project not found with id: ${projectId}` });
      }
      return route.answer({ world: this.world, params, query, body, principal });
    }
    return { status: 404, body: `Cannot ${method} ${path}` };
  }

  private principal(route: Route, authorization: string | undefined): Principal | RouteAnswer {
    if (route.access === 'public') return { kind: 'nobody' };
    const principal = authenticate(this.world, authorization);
    if (route.access === 'user' && 'kind' in principal && principal.kind !== 'user') {
      return fails(403, { success: false, msg: 'you dont have the required role.' });
    }
    return principal;
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
