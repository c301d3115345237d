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
  ])('%s get a JSON answer', async (_name, bytes, status, code) => {
    const answer = await send(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ error: { code } });
    expect(answer).not.toContain('canary');
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
    expect(JSON.parse(answer.text)).toHaveProperty('error.code');
  });
});
