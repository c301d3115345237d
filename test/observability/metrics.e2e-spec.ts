import { MetricsServer } from '../../src/observability/index.js';
import { TimeWorld } from '../dispatch/time/time-world.js';
import { call } from '../support/http-client.js';
import { ADAPTERS, startService } from '../support/start-service.js';
import { samplesOf } from './samples.js';
import { lateReply, WatchedModule } from './watched.module.js';

const TOKEN = 'metrics-token-metrics-token-0001';
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

describe.each(ADAPTERS)('metrics, on %s', (adapter) => {
  let world: TimeWorld;

  beforeAll(async () => {
    world = await TimeWorld.start(WatchedModule, adapter, {
      METRICS_TOKEN: TOKEN,
      FULFILLMENT_BUILD: 'abc1234',
    });
  });
  afterAll(() => world?.stop());

  async function valueOf(name: string, labels: Record<string, string> = {}): Promise<number | undefined> {
    const { text } = await world.service.call({ method: 'GET', path: '/metrics', headers: bearer(TOKEN) });
    return samplesOf(text).find(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    )?.value;
  }
  async function becomes(value: number, name: string, labels: Record<string, string> = {}): Promise<void> {
    let last: number | undefined;
    for (let tries = 0; tries < 200 && (last = await valueOf(name, labels)) !== value; tries += 1);
    expect(last).toBe(value);
  }

  it.each([
    ['hello', 'hello', 'sync'],
    ['silent', 'silent', 'silent'],
    ['static', 'static', 'static'],
    ['broken', 'broken', 'failed'],
    ['order.status', 'WatchedIntents.order', 'sync'],
  ])('count calls of %s as %s, %s', async (intent, label, outcome) => {
    await world.chat().says(intent);
    await becomes(1, 'fulfillment_calls_total', { intent: label, outcome });
    await becomes(1, 'fulfillment_answer_duration_seconds_count', { intent: label });
    await becomes(1, 'fulfillment_handler_duration_seconds_count', { intent: label });
  });

  it('have one label for all unknown intents', async () => {
    for (const intent of ['what', 'is', 'this']) await world.chat().says(intent);
    await becomes(3, 'fulfillment_calls_total', { intent: 'unknown', outcome: 'rejected' });
    expect(await valueOf('fulfillment_rejections_total', { reason: 'UNKNOWN_INTENT' })).toBe(3);
    const { text } = await world.service.call({ method: 'GET', path: '/metrics', headers: bearer(TOKEN) });
    expect(text).not.toContain('"what"');
  });

  it('count missed deadlines, and requests to the platform', async () => {
    await world.chat().says('late');
    expect(await valueOf('fulfillment_open_calls')).toBe(1);
    lateReply.open('There you are.');
    await becomes(1, 'fulfillment_calls_total', { intent: 'late', outcome: 'async' });
    expect(await valueOf('fulfillment_deadline_misses_total', { intent: 'late' })).toBe(1);
    expect(await valueOf('fulfillment_platform_requests_total', { operation: 'send', status: '200' })).toBe(
      1,
    );
    expect(await valueOf('fulfillment_stage_duration_seconds_count', { stage: 'deliver' })).toBe(1);
    expect(await valueOf('fulfillment_open_calls')).toBe(0);
  });

  it('count repeats of requests to the platform', async () => {
    const chat = world.chat();
    world.platform.fail({ kind: 'status', status: 503 }, { times: 1, path: new RegExp(chat.requestId) });
    await chat.says('late');
    lateReply.open('There you are.');
    await becomes(1, 'fulfillment_platform_retries_total', { operation: 'get' });
    expect(await valueOf('fulfillment_platform_requests_total', { operation: 'get', status: '503' })).toBe(1);
  });

  it('count duplicates', async () => {
    const message = world.chat().message('hello');
    await world.service.post(message);
    await world.service.post(message);
    await becomes(1, 'fulfillment_calls_total', { intent: 'hello', outcome: 'duplicate' });
  });

  it('tell the state of queue, outbox, breakers and build', async () => {
    expect(await valueOf('fulfillment_ready')).toBe(1);
    expect(await valueOf('fulfillment_queue_depth')).toBe(0);
    expect(await valueOf('fulfillment_outbox_up')).toBe(1);
    expect(await valueOf('fulfillment_circuit_state')).toBe(0);
    expect(await valueOf('fulfillment_build_info', { build: 'abc1234' })).toBe(1);
    expect(await valueOf('nodejs_eventloop_lag_p99_seconds')).toEqual(expect.any(Number));
  });

  it.each([
    ['no token', {}],
    ['a wrong token', bearer('metrics-token-metrics-token-0002')],
    ['another scheme', { Authorization: `Basic ${TOKEN}` }],
  ])('are not there for a reader with %s', async (_name, headers) => {
    const answer = await world.service.call({ method: 'GET', path: '/metrics', headers });
    expect([answer.status, answer.text.includes('fulfillment_')]).toEqual([404, false]);
  });
});

describe.each(ADAPTERS)('access to the metrics, on %s', (adapter) => {
  const PRODUCTION = { NODE_ENV: 'production', WEBHOOK_SECRETS: 's3cret-s3cret-s3cret-1' };

  async function statusOf(
    env: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<number> {
    const service = await startService(WatchedModule, adapter, env);
    try {
      return (await service.call({ method: 'GET', path: '/metrics', headers })).status;
    } finally {
      await service.close();
    }
  }

  it('is loopback, and nothing that a proxy passes on, where nothing is configured', async () => {
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({}, { 'X-Forwarded-For': '203.0.113.9' })).toBe(404);
  });

  it('is denied in production, if nothing is configured', async () => {
    expect(await statusOf(PRODUCTION)).toBe(404);
  });

  it('is denied if they are off', async () => {
    expect(await statusOf({ METRICS: 'false', METRICS_TOKEN: TOKEN }, bearer(TOKEN))).toBe(404);
  });

  it('is who reaches their own port, which serves nothing else', async () => {
    const service = await startService(WatchedModule, adapter, { ...PRODUCTION, METRICS_PORT: '0' });
    const url = `http://127.0.0.1:${service.app.get(MetricsServer).port}`;
    try {
      const get = async (path: string) => (await call(url, { method: 'GET', path })).status;
      expect([await get('/metrics'), await get('/'), await get('/webhook')]).toEqual([200, 404, 404]);
      expect((await service.call({ method: 'GET', path: '/metrics' })).status).toBe(404);
    } finally {
      await service.close();
    }
    await expect(call(url, { method: 'GET', path: '/metrics' })).rejects.toThrow();
  });

  it('shows the token at their own port too, where there is one', async () => {
    const service = await startService(WatchedModule, adapter, { METRICS_PORT: '0', METRICS_TOKEN: TOKEN });
    const url = `http://127.0.0.1:${service.app.get(MetricsServer).port}`;
    try {
      const get = async (headers: Record<string, string>) =>
        (await call(url, { method: 'GET', path: '/metrics', headers })).status;
      expect([await get({}), await get(bearer(TOKEN))]).toEqual([401, 200]);
    } finally {
      await service.close();
    }
  });

  it('is asked at /metrics when the webhook is at the root, and the webhook has all else', async () => {
    const service = await startService(WatchedModule, adapter, {
      WEBHOOK_PATH: '/',
      WEBHOOK_SECRETS: 'metrics',
    });
    try {
      const get = await service.call({ method: 'GET', path: '/metrics' });
      expect([get.status, get.text.includes('fulfillment_ready')]).toEqual([200, true]);
      expect(
        (
          await service.post(
            {},
            { path: '/metrics', headers: { 'Content-Type': 'application/json' }, body: '{}' },
          )
        ).status,
      ).toBe(400);
      expect((await service.call({ method: 'GET', path: '/other' })).status).toBe(401);
    } finally {
      await service.close();
    }
  });

  it('keeps those of two applications in one process apart', async () => {
    const one = await startService(WatchedModule, adapter, {});
    const two = await startService(WatchedModule, adapter, {});
    try {
      await one.post({});
      const rejected = async (service: typeof one) =>
        samplesOf((await service.call({ method: 'GET', path: '/metrics' })).text).filter(
          ({ name, value }) => name === 'fulfillment_calls_total' && value > 0,
        ).length;
      let counted = 0;
      for (let tries = 0; tries < 200 && (counted = await rejected(one)) === 0; tries += 1);
      expect([counted, await rejected(two)]).toEqual([1, 0]);
    } finally {
      await one.close();
      await two.close();
    }
  });
});
