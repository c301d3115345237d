import { once } from 'node:events';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PostgresServer } from '../outbox/support/postgres-server.js';
import { packTarball } from '../package/packed-tarball.js';
import { freePort } from '../support/free-port.js';
import { requestFor } from '../support/fixtures.js';
import { call, type HttpAnswer, type HttpCall } from '../support/http-client.js';
import { run, RunningProcess } from '../support/running-process.js';
import { type Adapter, ADAPTERS, JSON_TYPE } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { withServer } from '../support/with-server.js';
import { PACKAGES } from './packages.js';

const SECRET = '0123456789abcdef0123456789abcdef';

/** Applications of companies, with the packages that they have, and the packed package added to them. */
describe('The packed package as a guest', () => {
  const folder = new TemporaryFolder();
  let guest: RunningProcess | undefined;
  let url: string;

  beforeAll(async () => {
    const { filename } = await packTarball(folder.path);
    writeFileSync(folder.join('package.json'), JSON.stringify({ name: 'company', private: true }));
    cpSync(join(import.meta.dirname, 'apps'), folder.join('apps'), { recursive: true });
    const args = [
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `./${filename}`,
      ...PACKAGES,
    ];
    await run('npm', args, { cwd: folder.path });
  });
  afterEach(async () => {
    await guest?.kill();
    guest = undefined;
  });
  afterAll(() => folder.remove());

  async function start(app: string, env: Record<string, string>): Promise<string> {
    guest = new RunningProcess('node', [`apps/${app}.mjs`], {
      cwd: folder.path,
      env: { PORT: '0', HOST: '127.0.0.1', LOOP_LIMIT: '0', NO_COLOR: '1', ...env },
    });
    const [, origin = '', path = ''] = await guest.printed(/Webhook: (https?:\/\/[^/\s]+)(\/\S+)/);
    url = origin;
    return path;
  }
  const send = (request: HttpCall): Promise<HttpAnswer> => call(url, request);
  const get = (path: string): Promise<HttpAnswer> => send({ path, method: 'GET' });
  const post = (path: string, body: string): Promise<HttpAnswer> =>
    send({ path, method: 'POST', headers: JSON_TYPE, body });

  it.each(['prom-client', '@nestjs/platform-express', '@nestjs/config', 'axios'])(
    'shares one copy of %s with the application',
    (name) => {
      expect(existsSync(folder.join(`node_modules/${name}`))).toBe(true);
      const nested = folder.join('node_modules/pingstreams-fulfillment/node_modules', name);
      expect(existsSync(nested)).toBe(false);
    },
  );

  it.each(ADAPTERS)(
    'lives with guards, interceptors, filters, pipes, a prefix, versions, Swagger and metrics on %s',
    async (adapter: Adapter) => {
      const webhook = await start('company', { HTTP_ADAPTER: adapter });
      expect(webhook).toBe('/api/webhook');
      const intent = (name: string): Promise<HttpAnswer> => post(webhook, JSON.stringify(requestFor(name)));

      expect((await intent('reply')).text).toContain('One\\n\\nTwo');
      expect((await intent('sorry')).text).toContain('Sorry, closed.');
      expect((await intent('boom')).status).toBe(500);
      await guest?.printed(/ERROR[^\n]*boom[\s\S]*at ShopIntents\.boom/);
      const checks = await get('/api/v1/payments/checks');
      expect({ checks: JSON.parse(checks.text) as unknown }).toEqual({ checks: { data: 4 } });
      expect((await post('/api/v1/payments', '{ "a":  1}')).text).toContain('{ \\"a\\":  1}');
      // The limit is 5 calls of a route: with the fourth, and of three more one at least is beyond it.
      expect((await intent('reply')).status).toBe(200);
      const limited = await Promise.all([intent('reply'), intent('reply'), intent('reply')]);
      expect(limited.map(({ status }) => status)).toContain(429);

      expect((await get('/health/live')).status).toBe(200);
      const metrics = (await get('/metrics')).text;
      expect(metrics).toContain('shop_orders_total 3');
      expect(metrics.match(/^fulfillment_build_info/gm)).toHaveLength(1);
      expect(metrics.match(/^# TYPE process_cpu_seconds_total/gm)).toHaveLength(1);

      const { paths } = JSON.parse((await get('/docs-json')).text) as { paths: Record<string, object> };
      expect(Object.keys(paths).filter((path) => !path.includes('payments'))).toEqual([
        '/api/webhook',
        '/api/v1/metrics',
      ]);
      expect(Object.keys(paths['/api/webhook'] ?? {})).toEqual(['post']);
      expect(JSON.stringify(paths['/api/webhook'])).toContain('intent_display_name');
    },
  );

  it.each(ADAPTERS)(
    "keeps its promises in an application of Nest's own factory on %s",
    async (adapter: Adapter) => {
      const webhook = await start('plain', { HTTP_ADAPTER: adapter, WEBHOOK_SECRETS: SECRET });
      const long = JSON.stringify(requestFor('length', { long: 'x'.repeat(1_500_000) }));

      // More calls than the throttler's limit: `@SkipThrottle()` is on the webhook.
      for (let call = 0; call < 3; call += 1) {
        expect((await post(`${webhook}/${SECRET}`, long)).text).toContain('1500000');
      }
      expect((await post(`${webhook}/wrong`, '{ broken')).status).toBe(401);
      expect((await get('/health/live')).status).toBe(200);
      await guest?.printed(/^\{.*"level":"info".*"Nest application successfully started"/m);
      await guest?.printed(
        /^\{(?=.*"context":"Calls")(?=.*"handler":"LengthIntent\.handle").*"outcome":"sync"/m,
      );
      guest?.signal('SIGTERM');
      expect(await guest?.end).toMatchObject({ code: 0, signal: null });
    },
  );

  it.each(ADAPTERS)(
    'lives with a database, a broker, sockets, GraphQL, sessions, translations and a logger of the company on %s',
    async (adapter: Adapter) => {
      const webhook = await start('office/main', {
        HTTP_ADAPTER: adapter,
        BROKER_PORT: String(await freePort()),
      });
      const shown = async (name: string): Promise<unknown> => {
        const body = JSON.stringify(requestFor(name));
        const headers = { ...JSON_TYPE, 'X-Tenant': `tenant of ${name}` };
        const { status, text } = await send({ path: webhook, method: 'POST', headers, body });
        return status === 200 ? (JSON.parse(text) as { text: string }).text : text;
      };
      const names = ['order', 'tenant', 'greet', 'stock', 'live', 'price'];
      expect(await Promise.all(names.map(shown))).toEqual([
        'The office has 1 orders',
        'tenant of tenant',
        'Salve!',
        '4 items for office',
        'live {"event":"stock","data":4}',
        'costs 12',
      ]);

      const visits = await send({ path: '/visits', method: 'GET', headers: { Cookie: 'a=b' } });
      expect(visits.headers['strict-transport-security']).toBeDefined();
      expect(JSON.parse(visits.text)).toEqual({
        cookies: { a: 'b' },
        ...(adapter === 'express' && { visits: 1 }),
      });
      const zipped = await send({ path: '/visits', method: 'GET', headers: { 'Accept-Encoding': 'gzip' } });
      expect(zipped.headers['content-encoding']).toBe('gzip');
      expect((await get('/stock')).status).toBe(401);
      expect((await get('/ready')).text).toContain('"stock":{"status":"up"}');
      expect((await get('/health/ready')).status).toBe(200);
      expect((await get('/shop/')).text).toContain('<h1>The office</h1>');
      expect((await post('/graphql', '{"query":"{ stock }"}')).text).toContain('"stock":4');

      await guest?.printed(/^\{"level":30,.*"context":"Intents","msg":"Global guards.*CompanyGuard/m);
      await guest?.printed(/^\{"level":30,(?=.*"msg":"webhook call").*"context":"Calls".*"outcome":"sync"/m);
      guest?.signal('SIGTERM');
      expect(await guest?.end).toMatchObject({ code: 0, signal: null });
    },
  );

  withServer('PostgreSQL').it.each(ADAPTERS)(
    "has the caller's trace active in a handler and in spans of pg and fetch, with OpenTelemetry's NodeSDK on %s",
    async (adapter: Adapter) => {
      const database = await PostgresServer.start();
      const shop = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1');
      await once(shop, 'listening');
      const { port } = shop.address() as AddressInfo;
      try {
        const webhook = await start('traced', {
          HTTP_ADAPTER: adapter,
          TRACING: 'global',
          SHOP_DATABASE_URL: database.url,
          SHOP_URL: `http://127.0.0.1:${port}/stock`,
        });
        const traceId = '0af7651916cd43dd8448eb211c80319c';
        const shown = async (intent: string, headers = {}): Promise<unknown> => {
          const body = JSON.stringify(requestFor(intent));
          const answer = await send({
            path: webhook,
            method: 'POST',
            headers: { ...JSON_TYPE, ...headers },
            body,
          });
          return JSON.parse((JSON.parse(answer.text) as { text: string }).text);
        };

        const active = await shown('span', { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
        const spans = (await shown('spans')) as { name: string; scope: string }[];

        expect(active).toEqual({ traceId, spanId: expect.any(String) as string });
        const below = { traceId, parent: (active as { spanId: string }).spanId };
        const ofTools = spans.filter(({ scope }) => scope.startsWith('@opentelemetry/'));
        expect(ofTools).toEqual([
          expect.objectContaining({ ...below, name: 'pg.connect' }),
          expect.objectContaining({ ...below, name: 'pg.query:SELECT postgres' }),
          expect.objectContaining({ ...below, name: 'GET' }),
        ]);
      } finally {
        shop.close();
        await database.stop();
      }
    },
  );
});
