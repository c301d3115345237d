import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Body, Controller, type INestApplication, Module, Post } from '@nestjs/common';
import { createFulfillmentApp, FulfillmentModule } from '../../src/index.js';
import { call, type HttpAnswer } from '../support/http-client.js';
import { ADAPTERS, JSON_TYPE } from '../support/start-service.js';

@Controller('own')
class OwnController {
  @Post('form')
  form(@Body() body: unknown): unknown {
    return body;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], controllers: [OwnController] })
class RootModule {}

const quiet = { log: () => {}, error: () => {}, warn: () => {} };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe.each(ADAPTERS)('an application that is set up by its team on %s', (adapter) => {
  let app: INestApplication<Server>;
  let url: string;
  const seen: string[] = [];

  beforeAll(async () => {
    process.env.HTTP_ADAPTER = adapter;
    try {
      app = await createFulfillmentApp(RootModule, {
        logger: quiet,
        configure: async (application) => {
          await Promise.resolve();
          application.enableCors({ origin: 'https://team.example.com' });
          application.use((request: { url: string }, _response: unknown, next: () => void) => {
            seen.push(request.url);
            next();
          });
        },
      });
    } finally {
      delete process.env.HTTP_ADAPTER;
    }
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(() => app?.close());

  const form = (body: string): Promise<HttpAnswer> =>
    call(url, { path: '/own/form', method: 'POST', headers: FORM, body });

  it('has the middlewares and the CORS headers of `configure`', async () => {
    const answer = await call(url, {
      path: '/own/form',
      method: 'POST',
      headers: { ...JSON_TYPE, Origin: 'https://team.example.com' },
      body: '{"a":1}',
    });
    expect(answer.headers['access-control-allow-origin']).toBe('https://team.example.com');
    expect(seen).toContain('/own/form');
    expect(JSON.parse(answer.text)).toEqual({ a: 1 });
  });

  it('has forms as plain Nest has them: lists, objects and all values', async () => {
    const answer = await form('MediaUrl=1&MediaUrl=2&tags[]=a&tags[]=b&user[name]=Ada');
    expect(JSON.parse(answer.text)).toEqual({
      MediaUrl: ['1', '2'],
      tags: ['a', 'b'],
      user: { name: 'Ada' },
    });
  });

  it('refuses forms with too many fields, and those that are too deep', async () => {
    expect((await form(Array.from({ length: 1001 }, (_each, at) => `f${at}=1`).join('&'))).status).toBe(413);
    expect((await form(`a${'[b]'.repeat(40)}=1`)).status).toBe(400);
  });

  it.each([
    ['app.use', () => app.use(() => undefined)],
    ['app.setGlobalPrefix', () => app.setGlobalPrefix('api')],
    ['app.enableCors', () => app.enableCors()],
    ['app.connectMicroservice', () => void app.connectMicroservice({})],
    ['httpAdapter.get', () => void app.getHttpAdapter().get('/docs', () => undefined)],
  ])('refuses %s after it is initialised, and names the cure', (name, late) => {
    expect(late).toThrow(
      expect.objectContaining({
        code: 'LATE_SETUP',
        message: expect.stringContaining(name) as string,
        help: expect.stringContaining('configure') as string,
      }) as Error,
    );
  });
});
