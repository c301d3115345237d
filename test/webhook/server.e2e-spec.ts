import { Agent } from 'node:http';
import { connect } from 'node:net';
import { Body, Controller, Get, Module, NotFoundException, Post } from '@nestjs/common';
import { fixture } from '../support/fixtures.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from './hello.module.js';

/** A controller of the team's own, beside the webhook. */
@Controller('stock')
class StockController {
  @Post()
  count(@Body() body: { items: unknown[] }): { count: number } {
    return { count: body.items.length };
  }

  @Get('missing')
  missing(): never {
    throw new NotFoundException('no such shelf');
  }
}

@Module({ imports: [HelloModule], controllers: [StockController] })
class TeamModule {}

describe.each(ADAPTERS)('the server on %s', (adapter) => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(TeamModule, adapter, { BODY_LIMIT: '64kb' });
  });
  afterAll(() => service?.close());

  function send(bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(bytes));
      let received = '';
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('close', () => resolve(received));
      socket.on('error', reject);
    });
  }

  it.each([
    ['bytes that are no HTTP', 'canary canary\r\n\r\n', 400, 'BAD_REQUEST'],
    ['a broken header', 'POST /webhook HTTP/1.1\r\nHost: x\r\ncanary\r\n\r\n', 400, 'BAD_REQUEST'],
    [
      'two lengths',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
      400,
      'BAD_REQUEST',
    ],
    [
      'length and chunks',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
      400,
      'BAD_REQUEST',
    ],
    [
      'headers of 20 KB',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'canary'.repeat(3400)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['no host', 'POST /webhook HTTP/1.1\r\nX: canary\r\n\r\n', 400, 'BAD_REQUEST'],
    ['two hosts', 'POST /webhook HTTP/1.1\r\nHost: x\r\nHost: canary\r\n\r\n', 400, 'BAD_REQUEST'],
    ['no host for an unknown address', 'GET /canary HTTP/1.1\r\n\r\n', 400, 'BAD_REQUEST'],
    ['an address that is none', 'GET http:///canary HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'BAD_REQUEST'],
    ['an address of no host', 'GET http:// HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'BAD_REQUEST'],
    ['another scheme', 'POST ftp://x/webhook HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'BAD_REQUEST'],
    ['a tunnel', 'CONNECT canary:443 HTTP/1.1\r\nHost: canary:443\r\n\r\n', 405, 'METHOD_NOT_ALLOWED'],
    ['lines that end in LF alone', 'POST /webhook HTTP/1.1\nHost: x\n\n', 400, 'BAD_REQUEST'],
    ['one line that ends in LF', 'POST /webhook HTTP/1.1\r\nHost: x\nX: y\r\n\r\n', 400, 'BAD_REQUEST'],
    ['CR inside a header', 'POST /webhook HTTP/1.1\r\nHost: x\r\nX: y\rZ: z\r\n\r\n', 400, 'BAD_REQUEST'],
    ['NUL inside a header', 'POST /webhook HTTP/1.1\r\nHost: x\r\nX: \0\r\n\r\n', 400, 'BAD_REQUEST'],
    ['a folded header', 'POST /webhook HTTP/1.1\r\nHost: x\r\nX: y\r\n z\r\n\r\n', 400, 'BAD_REQUEST'],
    [
      'a space before the colon',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
      400,
      'BAD_REQUEST',
    ],
    [
      'an encoding that is not chunked',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
      400,
      'BAD_REQUEST',
    ],
    [
      'two encodings',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n',
      400,
      'BAD_REQUEST',
    ],
    [
      'a length with a sign',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: +2\r\n\r\n{}',
      400,
      'BAD_REQUEST',
    ],
    [
      'a chunk that is longer than it says',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}canary0\r\n\r\n',
      400,
      'BAD_REQUEST',
    ],
    [
      'chunks that end in LF alone',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n',
      400,
      'BAD_REQUEST',
    ],
  ])('%s get a JSON answer', async (_name, bytes, status, code) => {
    const answer = await send(bytes);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/^connection: close$/im);
    expect(head).toMatch(/^cache-control: no-store$/im);
    expect(JSON.parse(body)).toMatchObject({ error: { code } });
    expect(answer).not.toContain('canary');
  });

  it('HTTP/1.0 needs no host, and an address may name one', async () => {
    expect(await send('GET /webhook HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 405 /);
    const absolute = 'GET http://x/webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    expect(await send(absolute)).toMatch(/^HTTP\/1.1 405 /);
  });

  it('keeps idle connections longer than callers do, and says so', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const answer = await service.post(fixture(), { agent });
    expect(answer.headers['keep-alive']).toBe('timeout=75');
    agent.destroy();
  });

  it('a body that breaks off does no harm', async () => {
    const broken = connect(Number(new URL(service.url).port), '127.0.0.1');
    broken.write(
      'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"tok',
    );
    await new Promise<void>((resolve) => broken.end(resolve));
    await new Promise<void>((resolve) => {
      broken.on('close', () => resolve());
      broken.resume();
    });
    expect((await service.post(fixture())).status).toBe(200);
  });

  it('two hundred calls at once are all answered', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => service.post(fixture())));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it("parses the bodies of the team's own routes", async () => {
    const json = await service.call({ path: '/stock', headers: JSON_TYPE, body: '{"items":[1,2,3]}' });
    expect({ status: json.status, body: JSON.parse(json.text) as unknown }).toEqual({
      status: 201,
      body: { count: 3 },
    });
    const form = await service.call({
      path: '/stock',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'items=abcd',
    });
    expect(JSON.parse(form.text)).toEqual({ count: 4 });
  });

  it("leaves the errors of the team's own routes as Nest answers them", async () => {
    const answer = await service.call({ method: 'GET', path: '/stock/missing' });
    expect(JSON.parse(answer.text)).toMatchObject({ statusCode: 404, message: 'no such shelf' });
  });

  it.each([
    ['malformed', '{"items":[canary', 400],
    ['too large', JSON.stringify({ items: ['canary'.repeat(20_000)] }), 413],
  ])("repeats nothing of a %s body of the team's own routes", async (_name, body, status) => {
    const answer = await service.call({ path: '/stock', headers: JSON_TYPE, body });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('canary');
    expect(JSON.parse(answer.text)).toMatchObject({ statusCode: status, code: expect.any(String) as string });
  });
});
