import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get as getHttp, type IncomingMessage, type Server } from 'node:http';
import { get as getHttps } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Controller, Get, Module, Req, Res, type NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { SteadyExpressAdapter } from './steady-express.adapter.js';

const CERTIFICATES = join(import.meta.dirname, '..', '..', 'test', 'platform', 'certificates');
const cert = readFileSync(join(CERTIFICATES, 'loopback.cert.pem'));
const key = readFileSync(join(CERTIFICATES, 'loopback.key.pem'));

interface ExpressRequest extends IncomingMessage {
  readonly app: unknown;
  get(header: string): string;
}

interface ExpressApplication {
  readonly request: object;
  use(middleware: (request: ExpressRequest, response: unknown, next: () => void) => void): void;
}

@Controller()
class HelloController {
  @Get()
  hello(@Req() request: ExpressRequest, @Res() response: { json(body: unknown): void }): void {
    response.json({ accepts: request.get('Accept') });
  }
}

@Module({ controllers: [HelloController] })
class HelloModule {}

describe('SteadyExpressAdapter', () => {
  let app: NestExpressApplication;

  async function start(options: NestApplicationOptions = {}): Promise<number> {
    app = await NestFactory.create(HelloModule, new SteadyExpressAdapter(), { logger: false, ...options });
    await app.listen(0, '127.0.0.1');
    return (app.getHttpServer().address() as AddressInfo).port;
  }
  afterEach(() => app.close());

  async function answer(port: number, agent?: Agent): Promise<unknown> {
    const headers = { Accept: 'text/plain' };
    const request = agent
      ? getHttp({ port, host: '127.0.0.1', headers, agent })
      : getHttps({ port, host: '127.0.0.1', headers, ca: cert, agent: false });
    const [incoming] = (await once(request, 'response')) as [IncomingMessage];
    return JSON.parse((await incoming.toArray()).join(''));
  }

  it.each(['http', 'https'])(
    'requests and responses are born as Express wants them, by %s',
    async (scheme) => {
      const agent = scheme === 'http' ? new Agent() : undefined;
      const port = await start(scheme === 'http' ? {} : { httpsOptions: { cert, key } });
      const before: object[] = [];
      const after: object[] = [];
      const server: Server = app.getHttpServer();
      server.prependListener('request', (...pair) => before.push(...pair.map(prototypeOf)));
      server.on('request', (...pair) => after.push(...pair.map(prototypeOf)));

      await expect(answer(port, agent)).resolves.toEqual({ accepts: 'text/plain' });
      const { request, response } = app.getHttpAdapter().getInstance();
      expect(before[0]).toBe(request);
      expect(before[1]).toBe(response);
      expect(after[0]).toBe(request);
      expect(after[1]).toBe(response);
    },
  );

  it('a mounted application of Express has its own requests, and gives them back', async () => {
    app = await NestFactory.create(HelloModule, new SteadyExpressAdapter(), { logger: false });
    const mounted = new ExpressAdapter().getInstance<ExpressApplication>();
    const seen: unknown[] = [];
    const see = (request: ExpressRequest, _response: unknown, next: () => void): void => {
      seen.push(request.app, prototypeOf(request));
      next();
    };
    mounted.use(see);
    app.use(mounted).use(see);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;

    await expect(answer(port, new Agent())).resolves.toEqual({ accepts: 'text/plain' });
    const parent = app.getHttpAdapter().getInstance();
    expect(seen).toHaveLength(4);
    expect(seen[0]).toBe(mounted);
    expect(seen[1]).toBe(mounted.request);
    expect(seen[2]).toBe(parent);
    expect(seen[3]).toBe(parent.request);
  });

  it('still closes open connections where the application wants that', async () => {
    const port = await start({ forceCloseConnections: true });
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\n');
    await once(app.getHttpServer(), 'connection');
    const closed = once(socket.resume(), 'close');

    await app.close();
    await expect(closed).resolves.toBeDefined();
  });
});

function prototypeOf(each: object): object {
  return Object.getPrototypeOf(each) as object;
}
