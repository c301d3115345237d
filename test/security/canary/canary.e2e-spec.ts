import { connect } from 'node:net';
import { inspect } from 'node:util';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { loadServerSettings } from '../../../src/config/index.js';
import { createFulfillmentApp } from '../../../src/index.js';
import { createLogger } from '../../../src/observability/index.js';
import { RecordingPlatform, type Fault } from '../../platform/index.js';
import { call, type HttpAnswer, type HttpCall } from '../../support/http-client.js';
import { ADAPTERS, JSON_TYPE } from '../../support/start-service.js';
import { CANARY, marked, SECRETS, traces } from './canaries.js';
import { CarelessModule } from './careless.module.js';
import { Written } from './written.js';

const FORMATS = ['json', 'pretty'] as const;
const KNOWN = { ...JSON_TYPE, 'X-Webhook-Secret': SECRETS.path };
const BASIC = `Basic ${Buffer.from(SECRETS.basic).toString('base64')}`;
const HANDLERS = [
  'error',
  'cause',
  'no.error',
  'http.exception',
  'result',
  'rejection',
  'guard',
  'yields',
  'log',
];

const text = (change: (body: ReturnType<typeof marked>) => unknown): string => {
  const body = marked();
  return JSON.stringify(change(body) ?? body);
};

/** Every way that does not end in an answer of a handler. */
const REQUESTS: [string, HttpCall][] = [
  ['a stranger', { headers: JSON_TYPE, body: text(() => undefined) }],
  [
    'a wrong secret in the path',
    { path: `/webhook/${CANARY}`, headers: JSON_TYPE, body: text(() => undefined) },
  ],
  ['a wrong secret in the query', { path: `/webhook?secret=${CANARY}`, headers: JSON_TYPE, body: '{}' }],
  ['a wrong secret in the header', { headers: { ...JSON_TYPE, 'X-Webhook-Secret': CANARY }, body: '{}' }],
  ['wrong basic credentials', { headers: { ...JSON_TYPE, Authorization: `${BASIC}=` }, body: '{}' }],
  ['a bearer token', { headers: { ...JSON_TYPE, Authorization: `Bearer ${SECRETS.token}` }, body: '{}' }],
  ['half a body', { body: text(() => undefined).slice(0, 3000) }],
  ['the token alone', { body: SECRETS.token }],
  ['too deep', { body: `${'['.repeat(200)}"${CANARY}"` }],
  ['too large', { body: text((body) => void Object.assign(body, { x: CANARY.repeat(9000) })) }],
  ['a form', { headers: { ...KNOWN, 'Content-Type': 'text/plain' }, body: `token=${SECRETS.token}` }],
  ['the wrong method', { method: 'PUT', body: text(() => undefined) }],
  ['an unknown address', { path: `/${CANARY}/${SECRETS.token}`, body: '{}' }],
  ['an address that cannot be decoded', { path: `/webhook/%ZZ${CANARY}`, body: '{}' }],
  ['a token that is an object', { body: text((body) => ({ ...body, token: { value: SECRETS.token } })) }],
  ['a payload that is a secret', { body: text((body) => ({ ...body, payload: SECRETS.botSecret })) }],
  [
    'no request id',
    { body: text((body) => ({ token: body.token, payload: { intent: body.payload.intent } })) },
  ],
  [
    'an intent that nobody handles',
    { body: text((body) => void (body.payload.intent.intent_display_name = 'x')) },
  ],
];

const FAULTS: [string, Fault][] = [
  ['refuses', { kind: 'status', status: 401, body: `Unauthorized: JWT ${SECRETS.token}` }],
  [
    'fails',
    { kind: 'status', status: 500, body: { err: SECRETS.token, headers: { authorization: SECRETS.token } } },
  ],
  ['drops the line', { kind: 'reset' }],
  ['redirects', { kind: 'redirect', to: `https://evil.example/${SECRETS.token}` }],
  ['talks HTML', { kind: 'html' }],
];

describe.each(ADAPTERS.flatMap((adapter) => FORMATS.map((format) => [adapter, format] as const)))(
  'no secret leaves the service: %s, %s logs of every level',
  (adapter, format) => {
    let app: INestApplication<Server>;
    let platform: RecordingPlatform;
    let url: string;
    let written: Written;
    const spans = new InMemorySpanExporter();
    const environment = { ...process.env };

    beforeAll(async () => {
      platform = await RecordingPlatform.start();
      trace.setGlobalTracerProvider(
        new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
      );
      Object.assign(process.env, {
        HTTP_ADAPTER: adapter,
        LOG_FORMAT: format,
        LOG_LEVEL: 'trace',
        METRICS_TOKEN: SECRETS.metrics,
        TRACING: 'global',
        PLATFORM: 'custom',
        PLATFORM_API_URL: platform.apiUrl,
        WEBHOOK_SECRETS: SECRETS.path,
        WEBHOOK_BASIC_AUTH: SECRETS.basic,
        BOT_SECRETS: SECRETS.botSecret,
        BODY_LIMIT: '64kb',
      });
      written = new Written();
      const logger = createLogger(loadServerSettings(process.env), written);
      app = await createFulfillmentApp(CarelessModule, { unprovidedHandlers: 'ignore', logger });
      await app.listen(0, '127.0.0.1');
      url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    });
    beforeEach(() => (written.lines.length = 0));
    afterAll(async () => {
      await app?.close();
      await platform?.stop();
      written?.stop();
      trace.disable();
      for (const name of Object.keys(process.env)) delete process.env[name];
      Object.assign(process.env, environment);
    });

    const post = (request: HttpCall): Promise<HttpAnswer> =>
      call(url, { path: '/webhook', headers: KNOWN, ...request });

    async function expectClean(...answers: string[]): Promise<void> {
      await nextTurn();
      for (const trace of traces()) {
        for (const answer of answers) expect(answer).not.toContain(trace);
        expect(written.text).not.toContain(trace);
      }
    }

    it.each(REQUESTS)('%s', async (_name, request) => {
      const answer = await post(request);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      await expectClean(answer.text, JSON.stringify(answer.headers));
    });

    it.each(HANDLERS)('a careless handler: %s', async (intent) => {
      const answer = await post({ body: JSON.stringify(marked(intent)) });
      expect(answer.status).toBe(intent === 'log' ? 200 : answer.status);
      expect(written.text).toContain(intent);
      await expectClean(answer.text);
    });

    it.each([
      ['keeps', 'session', 200],
      ['keeps too much', 'session.large', 500],
      ['keeps what is no JSON', 'session.wrong', 500],
    ])('a value that a handler %s in a session', async (_name, intent, status) => {
      const body = marked(intent);
      body.payload.message.text = CANARY;
      const answer = await post({ body: JSON.stringify(body) });
      expect(answer.status).toBe(status);
      expect(written.text).toContain(intent);
      await expectClean(answer.text);
    });

    it('a reply that repeats the whole request', async () => {
      const answer = await post({ body: JSON.stringify(marked('reply.error')) });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('[secret]');
      await expectClean(answer.text);
    });

    it.each(
      FAULTS.flatMap(([name, fault]) =>
        ['platform', 'platform.logged'].map((one) => [name, one, fault] as const),
      ),
    )(
      'a platform that %s, and a handler %s',
      async (_name, intent, fault) => {
        platform.fail(fault, { times: 9 });
        const answer = await post({ body: JSON.stringify(marked(intent)) });
        platform.reset();
        expect(answer.status).toBe(intent === 'platform' ? 500 : 200);
        await expectClean(answer.text);
      },
      15_000,
    );

    it.each([
      ['no HTTP', `${CANARY} ${SECRETS.token}\r\n\r\n`],
      ['a broken header', `POST /webhook HTTP/1.1\r\nHost: x\r\n${CANARY}\r\n\r\n`],
      ['headers that are too large', `GET / HTTP/1.1\r\nHost: x\r\nX: ${CANARY.repeat(2000)}\r\n\r\n`],
      [
        'two lengths',
        `POST /${CANARY} HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      ],
      [
        'an upgrade',
        `GET /${CANARY} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${CANARY}\r\n\r\n`,
      ],
    ])('bytes: %s', async (_name, bytes) => {
      const received = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(bytes));
        let all = '';
        socket.on('data', (chunk) => (all += chunk.toString()));
        socket.on('close', () => resolve(all));
        socket.on('error', reject);
      });
      expect(received).toMatch(/^HTTP\/1\.1 4\d\d /);
      await expectClean(received);
    });

    it('nor do the metrics and the traces of all that hold any', async () => {
      const scrape = await call(url, {
        method: 'GET',
        path: '/metrics',
        headers: { Authorization: `Bearer ${SECRETS.metrics}` },
      });
      const traced = inspect(spans.getFinishedSpans(), { depth: 12, maxArrayLength: null });
      expect(scrape.text).toContain('fulfillment_calls_total{intent="error",outcome="failed"}');
      expect(traced).toContain('platform');
      await expectClean(scrape.text, traced);
    });

    it('the log has words of each of these levels, and so the search has looked at something', async () => {
      const another = marked('log');
      another.payload.message._id = 'another-message';
      await post({ body: JSON.stringify(another) });
      expect(written.text).toContain('[secret]');
      for (const level of format === 'json'
        ? ['"info"', '"trace"', '"fatal"']
        : ['LOG', 'VERBOSE', 'FATAL']) {
        expect(written.text).toContain(level);
      }
    });
  },
);
