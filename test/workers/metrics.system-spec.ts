import { samplesOf } from '../observability/samples.js';
import { builtDist } from '../support/built-dist.js';
import { call, type HttpAnswer } from '../support/http-client.js';
import { ADAPTERS } from '../support/start-service.js';
import { until } from '../support/until.js';
import { ONCE, WorkersService } from './support/workers-service.js';

const CALLS = 24;
const SCRAPES = 8;
const TOKEN = 'metrics-token-metrics-token-0001';

describe('the metrics of WORKERS=2', () => {
  let service: WorkersService;

  beforeAll(builtDist);
  afterEach(() => service?.close());

  async function start(env: Record<string, string>): Promise<void> {
    service = await WorkersService.start(2, env);
  }

  it('are those of all workers, whichever one is asked', async () => {
    await start({ METRICS_TOKEN: TOKEN });
    const counted = await service.pidsAfter(CALLS);

    const scrapes: Record<string, number | undefined>[] = [];
    for (let scrape = 0; scrape < SCRAPES; scrape += 1) scrapes.push(figuresOf(await atMainPort()));

    expect(counted.size).toBe(2);
    expect(new Set(scrapes.map(({ calls }) => calls))).toEqual(new Set([CALLS]));
    expect(scrapes.at(-1)).toMatchObject({
      open: 0,
      ready: 1,
      answering: 2,
      silent: 0,
      replacing: 0,
      deaths: 0,
      build: 1,
    });
    expect((await call(service.url, { method: 'GET', path: '/metrics', agent: ONCE })).status).toBe(404);
  });

  it.each(ADAPTERS)(
    "have those of prom-client's default registry, summed over the workers, on %s",
    async (adapter) => {
      await start({ METRICS_TOKEN: TOKEN, HTTP_ADAPTER: adapter });
      const counted = await service.pidsAfter(CALLS);
      expect(counted.size).toBe(2);

      const { text } = await atMainPort();
      expect(text.match(/^shop_calls_total.*$/gm)).toEqual([`shop_calls_total ${CALLS}`]);
      expect(text.match(/^# TYPE shop_calls_total counter$/gm)).toHaveLength(1);
      expect(text.match(/^# TYPE process_cpu_seconds_total/gm)).toHaveLength(1);
    },
  );

  it('have the calls once that are open in one worker for another', async () => {
    await start({ METRICS_TOKEN: TOKEN });
    const open = Promise.allSettled(await service.hold(CALLS));

    expect(figuresOf(await atMainPort()).open).toBe(CALLS);

    await service.close();
    await open;
  });

  it('are at one separate port, for clients with the token', async () => {
    await start({ METRICS_PORT: '0', METRICS_TOKEN: TOKEN });
    const port = await ownPort();
    await service.pidsAfter(CALLS);

    expect(figuresOf(await scrape(port)).calls).toBe(CALLS);
    expect((await call(port, { method: 'GET', path: '/metrics', agent: ONCE })).status).toBe(401);
    expect((await atMainPort()).status).toBe(404);
    expect(service.process.stdout.match(/Metrics: port/g)).toHaveLength(1);
  });

  it('keep what a killed worker had counted, so that no sum falls', async () => {
    await start({ METRICS_PORT: '0' });
    const port = await ownPort();
    const [killed = 0] = await service.pidsAfter(CALLS);
    const { text } = await scrape(port);
    const before = samplesOf(text);
    process.kill(killed, 'SIGKILL');
    await service.process.printed(/Worker \d has ended \(SIGKILL\)/);

    const between = samplesOf((await scrape(port)).text);
    // Until the worker is replaced, the calls of its conversations are answered with 503.
    await until(async () => figuresOf(await scrape(port)).answering === 2);
    await service.pidsAfter(CALLS);
    const after = samplesOf((await scrape(port)).text);

    const sums = before.filter(({ name }) => !text.includes(`# TYPE ${name} gauge`));
    expect(sums.length).toBeGreaterThan(50);
    for (const { name, labels, value } of sums) {
      const one = JSON.stringify([name, labels]);
      const then = [between, after].map(
        (samples) => samples.find((sample) => JSON.stringify([sample.name, sample.labels]) === one)?.value,
      );
      expect([one, then[0]]).toEqual([one, expect.any(Number)]);
      expect([one, then.every((sum) => (sum ?? 0) >= value)]).toEqual([one, true]);
    }
    const startOf = (samples: typeof before) =>
      samples.find(({ name }) => name === 'process_start_time_seconds')?.value;
    expect(startOf(before)).toEqual(expect.any(Number));
    expect([startOf(between), startOf(after)]).toEqual([startOf(before), startOf(before)]);
    expect(figuresOfSamples(between)).toMatchObject({ calls: CALLS, deaths: 1 });
    expect(figuresOfSamples(after)).toMatchObject({ calls: 2 * CALLS, deaths: 1 });
  });

  it('do not wait for a worker that stands still, and keep what it had counted', async () => {
    await start({ METRICS_PORT: '0' });
    const port = await ownPort();
    const [stopped = 0] = await service.pidsAfter(CALLS);
    await scrape(port);
    process.kill(stopped, 'SIGSTOP');

    const still = figuresOf(await scrape(port));
    process.kill(stopped, 'SIGCONT');
    const again = figuresOf(await scrape(port));

    expect(still).toMatchObject({ calls: CALLS, answering: 1, silent: 1, replacing: 0 });
    expect(again).toMatchObject({ calls: CALLS, answering: 2, silent: 0 });
  });

  it('stop the service where their port is not free, and say so', async () => {
    const taken = new URL(await takenPort()).port;
    const other = await service.another({ METRICS_PORT: taken });
    const { code, stdout, stderr } = await other.end;

    expect(code).toBe(1);
    expect(stdout + stderr).toContain('is in use');
  });

  async function takenPort(): Promise<string> {
    await start({ METRICS_PORT: '0' });
    return ownPort();
  }

  async function ownPort(): Promise<string> {
    const [, port] = await service.process.printed(/Metrics: port (\d+)/);
    return `http://127.0.0.1:${port}`;
  }

  function atMainPort(): Promise<HttpAnswer> {
    return scrape(service.url);
  }

  function scrape(from: string): Promise<HttpAnswer> {
    return call(from, {
      method: 'GET',
      path: '/metrics',
      headers: { Authorization: `Bearer ${TOKEN}` },
      agent: ONCE,
    });
  }
});

function figuresOf({ text }: HttpAnswer): Record<string, number | undefined> {
  return figuresOfSamples(samplesOf(text));
}

function figuresOfSamples(samples: ReturnType<typeof samplesOf>): Record<string, number | undefined> {
  const valueOf = (name: string, labels: Record<string, string> = {}) =>
    samples.find(
      (sample) =>
        sample.name === `fulfillment_${name}` &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    )?.value;
  return {
    calls: valueOf('calls_total', { intent: 'count', outcome: 'sync' }),
    open: valueOf('open_calls'),
    ready: valueOf('ready'),
    build: valueOf('build_info'),
    answering: valueOf('workers', { state: 'answering' }),
    silent: valueOf('workers', { state: 'silent' }),
    replacing: valueOf('workers', { state: 'replacing' }),
    deaths: valueOf('worker_deaths_total'),
  };
}
