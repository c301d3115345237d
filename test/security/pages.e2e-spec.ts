import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Controller,
  Get,
  Header,
  InternalServerErrorException,
  Module,
  type INestApplication,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createHttpAdapter } from '../../src/bootstrap/http-adapter.js';
import { protectPages, type PageProtection } from '../../src/bootstrap/protect-pages.js';
import { FulfillmentModule } from '../../src/index.js';
import { call, type HttpAnswer } from '../support/http-client.js';
import { ADAPTERS } from '../support/start-service.js';

@Controller()
class PagesController {
  @Get('pages')
  @Header('Content-Type', 'text/html')
  page(): string {
    return '<!doctype html><title>Page</title>';
  }

  @Get('pages/broken')
  broken(): never {
    throw new InternalServerErrorException();
  }

  @Get('other')
  other(): string {
    return 'other';
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], controllers: [PagesController] })
class PagesModule {}

describe.each(ADAPTERS)('pages on %s', (kind) => {
  let app: INestApplication<Server>;
  let url: string;

  async function start(protection?: PageProtection): Promise<void> {
    const { adapter } = await createHttpAdapter(kind, undefined);
    app = await NestFactory.create<INestApplication<Server>>(PagesModule, adapter, {
      logger: false,
      bodyParser: false,
    });
    protectPages(adapter, '/pages', protection);
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  }
  const get = (path: string): Promise<HttpAnswer> => call(url, { method: 'GET', path });

  afterEach(() => app?.close());

  it('have a policy that lets in nothing but their own, and cannot be framed', async () => {
    await start();
    const { status, headers, text } = await get('/pages');
    expect(status).toBe(200);
    expect(text).toContain('<title>Page</title>');
    expect(String(headers['content-security-policy']).split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(headers).toMatchObject({
      'content-type': expect.stringContaining('text/html') as unknown,
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['strict-transport-security']).not.toContain('includeSubDomains');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('may show images of any host by https, if they say so', async () => {
    await start({ images: 'anywhere' });
    expect((await get('/pages')).headers['content-security-policy']).toContain(
      "img-src 'self' data: https:;",
    );
  });

  it.each(['/pages/broken', '/pages/unknown', '/pages/?x=%3Cscript%3E', '/%70ages', '/PAGES'])(
    '%s has the headers too, by whichever spelling it is reached',
    async (path) => {
      await start();
      expect((await get(path)).headers['content-security-policy']).toContain("default-src 'none'");
    },
  );

  it.each(['/other', '/pagesandmore', '/webhook'])(
    '%s is none of them, and stays as it was',
    async (path) => {
      await start();
      const { headers } = await get(path);
      expect(headers).not.toHaveProperty('content-security-policy');
      expect(headers).not.toHaveProperty('x-frame-options');
    },
  );
});
