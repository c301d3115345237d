import {
  CircuitOpenError,
  PlatformTimeoutError,
  PlatformUnavailableError,
  RateLimitedError,
  type MessagingOptions,
} from '../../src/messaging/index.js';
import { BOT_TOKEN, RecordingPlatform, type Fault } from '../platform/index.js';
import { LOST_ANSWERS, MessagingApp, failure } from './support.js';

/** A bound against hanging: the machine may be busy. */
const PATIENCE_MS = 15_000;

describe('Repeats', () => {
  let platform: RecordingPlatform;
  let app: MessagingApp;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
  });
  beforeEach(() => platform.reset());
  afterEach(() => app?.stop());
  afterAll(() => platform?.stop());

  async function start(options: Partial<MessagingOptions> = {}): Promise<void> {
    app = await MessagingApp.start({
      apiUrl: platform.apiUrl,
      timeoutMs: PATIENCE_MS,
      backoffMs: 20,
      ...options,
    });
  }

  describe('of what is safe to repeat', () => {
    it.each(LOST_ANSWERS)('makes the call again after %s', async (_, fault) => {
      await start();
      platform.fail(fault, { times: 2 });
      await app.conversation().handOff();
      expect(platform.lines).toHaveLength(3);
    });

    it('makes it again after an attempt without an answer, within the time of the call', async () => {
      await start({ attemptTimeoutMs: 1_000 });
      platform.fail({ kind: 'hang' }, { times: 1 });
      await app.conversation().close();
      expect(platform.world.conversation.status).toBe(1000);
    });

    it('gives up after the configured number', async () => {
      await start({ retries: 1 });
      platform.fail({ kind: 'status', status: 502 });
      await expect(app.conversation().get()).rejects.toBeInstanceOf(PlatformUnavailableError);
      expect(platform.calls).toHaveLength(2);
    });

    it('never makes a call again that the platform refused', async () => {
      await start();
      platform.fail({ kind: 'status', status: 422 });
      await failure(app.conversation().handOff());
      expect(platform.calls).toHaveLength(1);
    });

    it('waits longer each time', async () => {
      await start({ backoffMs: 100 });
      platform.fail({ kind: 'status', status: 503 }, { times: 2 });
      await app.conversation().get();

      const [first, second, third] = platform.calls.map(({ at }) => at);
      expect(second - first).toBeGreaterThanOrEqual(49);
      expect(third - second).toBeGreaterThanOrEqual(99);
    });

    it('waits as long as a 503 asks', async () => {
      await start();
      platform.fail({ kind: 'status', status: 503, headers: { 'retry-after': '1' } }, { times: 1 });
      await app.conversation().get();
      expect(platform.calls[1].at - platform.calls[0].at).toBeGreaterThanOrEqual(990);
    });

    it('does not wait when there is no time for it', async () => {
      await start();
      platform.fail({ kind: 'status', status: 503, headers: { 'retry-after': '30' } });
      const error = await failure(app.conversation().get());
      expect(error).toMatchObject({ code: 'PLATFORM_UNAVAILABLE', retryAfterMs: 30_000 });
      expect(platform.calls).toHaveLength(1);
    });
  });

  it('never repeats an event or a mail that may have gone out', async () => {
    await start();
    platform.fail({ kind: 'reset' }, { method: 'POST' });
    await failure(app.conversation().fireEvent('order.shipped'));
    await failure(
      app.conversation().project.sendEmail({ to: 'nora@example.com', subject: 'Hi', text: 'Hello' }),
    );
    expect(platform.calls).toHaveLength(2);
  });

  describe('after a 429', () => {
    const busy: Fault = { kind: 'status', status: 429, headers: { 'retry-after': '1' } };

    it('waits as long as the platform asks, then goes on', async () => {
      await start();
      platform.fail(busy, { times: 1 });
      await app.conversation().send('patient');
      expect(platform.calls[1].at - platform.calls[0].at).toBeGreaterThanOrEqual(990);
      expect(platform.world.texts()).toEqual(['patient']);
    });

    it('waits as well when the platform does not say how long', async () => {
      await start();
      platform.fail({ kind: 'status', status: 429 }, { times: 1 });
      await app.conversation().get();
      expect(platform.calls[1].at - platform.calls[0].at).toBeGreaterThanOrEqual(990);
    });

    it('holds all conversations of the project back, and no other project', async () => {
      await start();
      const other = '64f0a1b2c3d4e5f60718293f';
      platform.world.projects.add(other);
      platform.fail(busy, { times: 1 });
      const first = app.conversation().get();
      while (app.messaging.status().pausedProjects.length === 0) await new Promise(setImmediate);

      const blocked = await failure(
        app.conversation(BOT_TOKEN, 'another-conversation').close({ timeoutMs: 100 }),
      );
      expect(blocked).toBeInstanceOf(RateLimitedError);
      await failure(app.conversation(BOT_TOKEN, 'conversation', other).get());
      expect(platform.calls.map(({ path }) => path.split('/')[1])).toContain(other);
      expect(platform.lines).not.toContainEqual(expect.stringContaining('another-conversation'));
      await first;
    });

    it('fails at once when the wait is longer than the call may take', async () => {
      await start();
      platform.fail({ kind: 'status', status: 429, headers: { 'retry-after': '60' } });
      const error = await failure(app.conversation().get());
      expect(error).toMatchObject({ status: 429, retryAfterMs: 60_000, retryable: true });
      expect(platform.calls).toHaveLength(1);
    });
  });

  describe('with a rate limit', () => {
    it('keeps the calls of a project apart, beyond the burst', async () => {
      await start({ rateLimit: { perMinute: 600, burst: 2 } });
      const started = performance.now();
      await Promise.all([1, 2, 3, 4].map(() => app.conversation().get()));

      const times = platform.calls.map(({ at }) => at - started);
      expect(times[2]).toBeGreaterThanOrEqual(99);
      expect(times[3]).toBeGreaterThanOrEqual(199);
    });

    it('refuses at once what would wait longer than the call may take', async () => {
      await start({ rateLimit: { perMinute: 1 } });
      await app.conversation().get();
      await expect(app.conversation().get()).rejects.toBeInstanceOf(RateLimitedError);
      expect(platform.calls).toHaveLength(1);
    });
  });

  describe('with a circuit breaker', () => {
    const options = { retries: 0, circuitBreaker: { failures: 3, coolDownMs: 60_000 } };
    const coolsSoon = { ...options, circuitBreaker: { failures: 3, coolDownMs: 150 } };
    const fail3 = async (): Promise<void> => {
      for (let call = 0; call < 3; call += 1) await failure(app.conversation().get());
    };

    it('leaves a platform alone that fails again and again, and shows it', async () => {
      await start(options);
      platform.fail({ kind: 'status', status: 503 });
      await fail3();

      const error = await failure(app.conversation().get());

      expect(error).toBeInstanceOf(CircuitOpenError);
      expect(error).toMatchObject({ retryable: true, outcome: 'not-done' });
      expect(platform.calls).toHaveLength(3);
      const host = `127.0.0.1:${platform.port}`;
      expect(app.messaging.status().circuits).toEqual([{ host, state: 'open' }]);
    });

    it('lets the calls of other projects through, and shows the host once', async () => {
      await start(options);
      const other = '64f0a1b2c3d4e5f60718293f';
      platform.world.projects.add(other);
      platform.fail({ kind: 'reset' }, { times: 3 });
      await fail3();

      await failure(app.conversation(BOT_TOKEN, 'conversation', other).get());

      expect(platform.lines.at(-1)).toBe(`GET /${other}/requests/conversation`);
      expect(await failure(app.conversation().get())).toBeInstanceOf(CircuitOpenError);
      expect(app.messaging.status().circuits).toMatchObject([{ state: 'open' }]);
    });

    it('comes back by itself', async () => {
      await start(coolsSoon);
      platform.fail({ kind: 'reset' }, { times: 3 });
      await fail3();
      await new Promise((resolve) => setTimeout(resolve, 160));
      await app.conversation().send('back');
      expect(platform.world.texts()).toEqual(['back']);
      expect(app.messaging.status().circuits[0].state).toBe('closed');
    });

    it('lets one call try while the others are refused', async () => {
      await start(coolsSoon);
      platform.fail({ kind: 'reset' }, { times: 3 });
      await fail3();
      platform.fail({ kind: 'delay', milliseconds: 100 }, { times: 1 });
      await new Promise((resolve) => setTimeout(resolve, 160));
      const trial = app.conversation().get();
      const refused = await failure(app.conversation().get());
      expect(refused).toBeInstanceOf(CircuitOpenError);
      await trial;
    });

    it.each([404, 422, 500])('is not opened by answers with %i: the platform is there', async (status) => {
      await start(options);
      platform.fail({ kind: 'status', status });
      await fail3();
      await failure(app.conversation().get());
      expect(platform.calls).toHaveLength(4);
    });

    it('is opened by timeouts', async () => {
      await start({ ...options, timeoutMs: 500 });
      platform.fail({ kind: 'hang' });
      for (let call = 0; call < 3; call += 1) {
        expect(await failure(app.conversation().get())).toBeInstanceOf(PlatformTimeoutError);
      }
      expect(await failure(app.conversation().get())).toBeInstanceOf(CircuitOpenError);
    });

    it('can be switched off', async () => {
      await start({ ...options, circuitBreaker: false });
      platform.fail({ kind: 'status', status: 503 });
      await fail3();
      await failure(app.conversation().get());
      expect(platform.calls).toHaveLength(4);
    });
  });
});
