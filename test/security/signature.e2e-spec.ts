import { createHmac } from 'node:crypto';
import { fixture } from '../support/fixtures.js';
import type { HttpAnswer } from '../support/http-client.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from '../webhook/hello.module.js';

const KEY = Buffer.from('0123456789abcdef0123456789abcdef');
const OLD_KEY = Buffer.from('fedcba9876543210fedcba9876543210');
const BODY = JSON.stringify(fixture());

describe.each(ADAPTERS)('Standard Webhooks on %s', (adapter) => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(HelloModule, adapter, {
      WEBHOOK_SIGNING_SECRETS: [KEY, OLD_KEY].map((key) => `whsec_${key.toString('base64')}`).join(),
    });
  });
  afterAll(() => service?.close());

  interface Signed {
    age?: number;
    timestamp?: string;
    key?: Buffer;
    signed?: string;
    sent?: string;
    headers?: Record<string, string>;
  }

  function send({
    age = 0,
    timestamp = String(Math.floor(Date.now() / 1000) - age),
    key = KEY,
    signed = BODY,
    sent = BODY,
    headers = {},
  }: Signed): Promise<HttpAnswer> {
    const signature = createHmac('sha256', key).update(`msg_1.${timestamp}.${signed}`).digest('base64');
    return service.call({
      path: '/webhook',
      headers: {
        ...JSON_TYPE,
        'webhook-id': 'msg_1',
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
        ...headers,
      },
      body: sent,
    });
  }

  /** The example of the specification's own libraries. */
  it('signs as the specification does', () => {
    const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const content = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';
    expect(createHmac('sha256', key).update(content).digest('base64')).toBe(
      'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it.each<[string, Signed]>([
    ['the first key', {}],
    ['the key that is being replaced', { key: OLD_KEY }],
    ['a clock that is four minutes behind', { age: 240 }],
    ['a clock that is half a minute ahead', { age: -30 }],
  ])('is accepted with %s', async (_name, signed) => {
    expect((await send(signed)).status).toBe(200);
  });

  it.each<[string, Signed]>([
    ['another key', { key: Buffer.from('x'.repeat(32)) }],
    ['another body', { sent: `${BODY} ` }],
    ['a replay after six minutes', { age: 360 }],
    ['a time two minutes ahead', { age: -120 }],
    ['a time that is no number', { headers: { 'webhook-timestamp': '1e12' } }],
    ['another id', { headers: { 'webhook-id': 'msg_2' } }],
    ['another version', { headers: { 'webhook-signature': 'v1a,AAAA' } }],
    ['an empty signature', { headers: { 'webhook-signature': 'v1,' } }],
    ['a short signature', { headers: { 'webhook-signature': 'v1,AAAA' } }],
  ])('is refused with %s', async (_name, signed) => {
    expect((await send(signed)).status).toBe(401);
  });

  it('is accepted once: a captured call is refused, and a new attempt with its own time is not', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000) - 100);
    expect((await send({ timestamp })).status).toBe(200);
    expect((await send({ timestamp })).status).toBe(401);
    expect((await send({ timestamp: String(Number(timestamp) + 1) })).status).toBe(200);
  });

  it('is refused without any signature', async () => {
    expect((await service.post(fixture())).status).toBe(401);
    // The body is not read: it would be 400.
    expect((await service.call({ path: '/webhook', headers: JSON_TYPE, body: '{' })).status).toBe(401);
    expect(service.log.join('\n')).toContain('no credentials');
  });
});
