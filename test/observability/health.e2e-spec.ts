import { OutboxService } from '../../src/index.js';
import { Lifecycle } from '../../src/lifecycle/index.js';
import { TimeWorld } from '../dispatch/time/time-world.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { WatchedModule } from './watched.module.js';

describe.each(ADAPTERS)('health, on %s', (adapter) => {
  let service: RunningService;
  const started: { close(): Promise<void> }[] = [];
  const start = async (env: Record<string, string> = {}): Promise<RunningService> => {
    const one = await startService(WatchedModule, adapter, env);
    started.push(one);
    return one;
  };

  afterEach(async () => {
    for (const one of started.splice(0)) await one.close();
  });

  const get = async (
    path: string,
    from = service,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const { status, text } = await from.call({ method: 'GET', path });
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  };

  describe('of a service that runs', () => {
    beforeAll(async () => {
      service = await startService(WatchedModule, adapter, { FULFILLMENT_BUILD: 'abc1234' });
    });
    afterAll(() => service?.close());

    it.each(['live', 'startup', 'ready'])('%s is ok', async (probe) => {
      expect(await get(`/health/${probe}`)).toMatchObject({ status: 200, body: { status: 'ok' } });
    });

    it('says what it looked at', async () => {
      expect((await get('/health/ready')).body.details).toMatchObject({
        service: { status: 'up', state: 'ready' },
        configuration: { status: 'up', platform: 'pingstreams', outbox: 'memory' },
        outbox: { status: 'up', depth: 0, dead: 0 },
        platform: { status: 'up', circuits: [] },
      });
    });

    it('knows version and build', async () => {
      expect(await get('/info')).toMatchObject({
        status: 200,
        body: {
          name: 'pingstreams-fulfillment',
          version: expect.stringMatching(/^\d+\./) as string,
          build: 'abc1234',
          node: process.version,
        },
      });
    });

    it('does not take webhook calls', async () => {
      for (const path of ['/health/live', '/health', '/info', '/metrics']) {
        expect((await service.post({}, { path })).status).toBe(404);
      }
    });
  });

  it('says one word in production', async () => {
    const production = await start({
      NODE_ENV: 'production',
      WEBHOOK_SECRETS: 's3cret-s3cret-s3cret-1',
    });
    expect(await get('/health/ready', production)).toEqual({ status: 200, body: { status: 'ok' } });
    expect(Object.keys((await get('/info', production)).body)).toEqual(['name', 'version', 'build']);
  });

  it('warns in its details, and at the start, that callers are not verified in production', async () => {
    const open = await start({
      NODE_ENV: 'production',
      WEBHOOK_VERIFICATION: 'none',
      HEALTH_DETAILS: 'true',
    });
    const warning = expect.stringContaining('WEBHOOK_VERIFICATION=none in production') as string;
    expect((await get('/health/ready', open)).body.details).toMatchObject({
      configuration: { status: 'up', verifiesCallers: false, warning },
    });
    expect(open.log).toContainEqual(warning);
  });

  it('is not ready from the first signal to stop on, but alive', async () => {
    const stopping = await start();
    stopping.log.length = 0;
    stopping.app.get(Lifecycle).stop();
    expect(await get('/health/ready', stopping)).toMatchObject({ status: 503, body: { status: 'error' } });
    expect((await get('/health/live', stopping)).status).toBe(200);
    expect((await get('/health/startup', stopping)).status).toBe(200);
    expect(stopping.log).toEqual([]);
  });

  it('stays ready, and says so, when the platform is down: no other instance would do better', async () => {
    const world = await TimeWorld.start(WatchedModule, adapter);
    started.push({ close: () => world.stop() });
    world.platform.fail({ kind: 'status', status: 503 }, { times: 100 });
    for (let turn = 0; turn < 6; turn += 1) await world.chat().says('noted');
    expect(await get('/health/ready', world.service)).toMatchObject({
      status: 200,
      body: {
        status: 'degraded',
        details: { platform: { status: 'degraded', circuits: [{ state: 'open' }] } },
      },
    });
    expect((await world.chat().says('hello')).text).toContain('Hello.');
  });

  it('stays ready, and says so, when the outbox does not answer', async () => {
    const degraded = await start();
    jest.spyOn(degraded.app.get(OutboxService), 'stats').mockRejectedValue(new Error('postgres://canary'));
    const answer = await get('/health/ready', degraded);
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'degraded', details: { outbox: { answers: false } } },
    });
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it('is asked before a webhook at the root', async () => {
    const atRoot = await start({
      WEBHOOK_PATH: '/',
      WEBHOOK_SECRETS: 'info,health',
    });
    expect((await get('/health/ready', atRoot)).status).toBe(200);
    expect((await get('/info', atRoot)).status).toBe(200);
  });

  it.each(['/health', '/health/live', '/info', '/Metrics/x'])('refuses a webhook at %s', async (path) => {
    await expect(startService(WatchedModule, adapter, { WEBHOOK_PATH: path })).rejects.toThrow(
      'WEBHOOK_PATH',
    );
  });
});
