import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type INestApplication, RequestMethod, VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type BootstrapOptions, createFulfillmentApp } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { call, type HttpAnswer } from '../support/http-client.js';
import { type Adapter, ADAPTERS, JSON_TYPE } from '../support/start-service.js';
import { PlainRootModule, ServiceRootModule } from './prefix.module.js';

type Configure = NonNullable<BootstrapOptions['configure']>;

const SECRET = '0123456789abcdef0123456789abcdef';
const LONG = 'x'.repeat(150_000);
const SILENT = { logger: false } as const;

const prefixed: Configure = (app) => {
  app.setGlobalPrefix('api');
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
};

/** Both ways in which an application comes to be, with the same configuration. */
const WAYS = {
  'through configure': async (adapter: Adapter, configure: Configure) =>
    withEnv({ HTTP_ADAPTER: adapter }, () =>
      createFulfillmentApp(ServiceRootModule, { configure, nest: { rawBody: true }, logger: quiet }),
    ),
  'through create': async (adapter: Adapter, configure: Configure) =>
    withEnv({ HTTP_ADAPTER: adapter }, () =>
      createFulfillmentApp(ServiceRootModule, {
        create: async (root, http, options) => {
          const app = await NestFactory.create<INestApplication<Server>>(root, http, options);
          await configure(app);
          return app;
        },
        nest: { rawBody: true },
        logger: quiet,
      }),
    ),
  'in a plain application': async (adapter: Adapter, configure: Configure) =>
    withEnv({}, async () => {
      const app =
        adapter === 'fastify'
          ? await NestFactory.create<NestFastifyApplication>(
              PlainRootModule,
              new FastifyAdapter({ routerOptions: { maxParamLength: 200 } }),
              { ...SILENT, rawBody: true },
            )
          : await NestFactory.create(PlainRootModule, { ...SILENT, rawBody: true });
      await configure(app);
      return app as INestApplication<Server>;
    }),
};

const quiet = { log: () => {}, error: () => {}, warn: () => {}, debug: () => {}, verbose: () => {} };

async function withEnv<T>(env: Record<string, string>, make: () => Promise<T>): Promise<T> {
  const saved = { ...process.env };
  Object.assign(process.env, { WEBHOOK_SECRETS: SECRET, LOOP_LIMIT: '0', ...env });
  try {
    return await make();
  } finally {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, saved);
  }
}

describe.each(ADAPTERS)('an application with a prefix and versions on %s', (adapter) => {
  describe.each(Object.entries(WAYS))('%s', (_way, make) => {
    let app: INestApplication<Server>;
    let url: string;
    const start = async (configure: Configure): Promise<void> => {
      app = await make(adapter, configure);
      await app.listen(0, '127.0.0.1');
      url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    };
    const post = (path: string, body: string): Promise<HttpAnswer> =>
      call(url, { path, headers: JSON_TYPE, body });
    const get = (path: string): Promise<HttpAnswer> => call(url, { path, method: 'GET' });
    afterEach(() => app?.close());

    it('has the webhook below the prefix, without a version, with its own size limit', async () => {
      await start(prefixed);
      const long = JSON.stringify(requestFor('hello', { lastUserText: LONG }));
      const answer = await post(`/api/webhook/${SECRET}`, long);
      expect(answer.text).toContain('Hello, 150000');
      expect((await post(`/webhook/${SECRET}`, '{}')).status).toBe(404);
      expect((await post(`/api/v1/webhook/${SECRET}`, '{}')).status).toBe(404);
    });

    it('verifies the caller before anything is parsed', async () => {
      await start(prefixed);
      for (const path of ['/api/webhook/wrong', '/API/%77ebhook/wrong']) {
        const answer = await post(path, '{ broken');
        // The router of a plain Fastify is case-sensitive.
        expect([401, 404]).toContain(answer.status);
        expect(answer.text).not.toMatch(/JSON|Unexpected/i);
      }
      expect((await post('/api/webhook/wrong', '{ broken')).status).toBe(401);
      expect((await post(`/api/webhook/${SECRET}`, '{ broken')).status).toBe(400);
    });

    it('keeps the addresses of probes, and the own routes of the team where Nest has them', async () => {
      await start(prefixed);
      for (const path of ['/health/live', '/health/ready']) expect((await get(path)).status).toBe(200);
      expect(JSON.parse((await get('/info')).text)).toHaveProperty('name', 'pingstreams-fulfillment');
      expect((await get('/metrics')).text).toContain('fulfillment_build_info');
      expect(JSON.parse((await get('/api/v1/info')).text)).toEqual({ team: true });
      expect(JSON.parse((await get('/api/v1/own/info')).text)).toEqual({ own: true });
    });

    it('keeps the raw body of other routes for a second, signed webhook', async () => {
      await start(prefixed);
      const answer = await post('/api/v1/own/echo', '{ "amount":  1 }');
      expect(JSON.parse(answer.text)).toEqual({ body: { amount: 1 }, raw: '{ "amount":  1 }' });
    });

    it('has the webhook where it is if the team excludes it from the prefix, with a secret below it too', async () => {
      await start((application) => {
        application.setGlobalPrefix('api', { exclude: [{ path: 'webhook', method: RequestMethod.POST }] });
      });
      const answer = await post(`/webhook/${SECRET}`, JSON.stringify(requestFor('hello')));
      expect(answer.status).toBe(200);
      expect((await post('/webhook/wrong', '{ broken')).status).toBe(401);
    });
  });
});
