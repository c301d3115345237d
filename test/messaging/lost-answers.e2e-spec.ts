import type { MessagingOptions } from '../../src/messaging/index.js';
import { RecordingPlatform } from '../platform/index.js';
import { LOST_ANSWERS, MessagingApp, failure } from './support.js';

describe('A message whose answer is lost', () => {
  let platform: RecordingPlatform;
  let app: MessagingApp;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
  });
  beforeEach(() => platform.reset());
  afterEach(() => app?.stop());
  afterAll(() => platform?.stop());

  async function start(options: Partial<MessagingOptions> = {}): Promise<void> {
    app = await MessagingApp.start({ apiUrl: platform.apiUrl, timeoutMs: 10_000, backoffMs: 20, ...options });
  }

  const count = (method: string): number => platform.calls.filter((call) => call.method === method).length;

  it.each(LOST_ANSWERS)(
    'does not send a message twice when only its answer was lost: %s',
    async (_, fault) => {
      await start();
      platform.fail(fault, { times: 1, method: 'POST', done: true });
      await app.conversation().send('once');
      expect(platform.world.texts()).toEqual(['once']);
    },
  );

  it.each(LOST_ANSWERS)('sends it again when it did not arrive: %s', async (_, fault) => {
    await start();
    platform.world.say('before');
    platform.fail(fault, { times: 1, method: 'POST' });
    await app.conversation().send('once');
    expect(platform.world.texts()).toEqual(['before', 'once']);
  });

  it('does not send it twice when its answer took too long', async () => {
    await start({ attemptTimeoutMs: 100 });
    platform.fail({ kind: 'hang' }, { times: 1, method: 'POST', done: true });
    await app.conversation().send('once');
    expect(platform.world.texts()).toEqual(['once']);
  });

  it.each(LOST_ANSWERS)(
    'does not send it twice when it is stored after the answer was lost: %s',
    async (_, fault) => {
      await start();
      platform.fail(fault, { times: 1, method: 'POST', doneAfterMs: 300 });
      await app.conversation().send('once');
      expect(platform.world.texts()).toEqual(['once']);
      expect(count('POST')).toBe(1);
    },
  );

  it('does not send it twice when the platform is slower than an attempt', async () => {
    await start({ attemptTimeoutMs: 100 });
    platform.fail({ kind: 'delay', milliseconds: 900 }, { times: 1, method: 'POST' });
    await app.conversation().send('once');
    expect(platform.world.texts()).toEqual(['once']);
    expect(count('POST')).toBe(1);
  });

  it('does not send it again after a time-out: it says that it may have gone out', async () => {
    await start({ timeoutMs: 1_000, attemptTimeoutMs: 100 });
    platform.fail({ kind: 'hang' }, { times: 1, method: 'POST' });
    const error = await failure(app.conversation().send('once'));
    expect(error).toMatchObject({ code: 'PLATFORM_TIMEOUT', outcome: 'unknown', retryable: true });
    expect(count('POST')).toBe(1);
    expect(count('GET')).toBeGreaterThan(2);
  });

  it('sends it a second time once at most', async () => {
    await start({ retries: 5 });
    platform.fail({ kind: 'status', status: 502 }, { method: 'POST' });
    const error = await failure(app.conversation().send('once'));
    expect(error).toMatchObject({ status: 502, outcome: 'unknown' });
    expect(count('POST')).toBe(2);
  });

  it('keeps saying that it may have gone out when the second send is refused for now', async () => {
    await start();
    platform.fail({ kind: 'reset' }, { times: 1, method: 'POST' });
    platform.fail({ kind: 'status', status: 429, headers: { 'retry-after': '90' } }, { method: 'POST' });
    const error = await failure(app.conversation().send('once'));
    expect(error).toMatchObject({ code: 'PLATFORM_UNAVAILABLE', outcome: 'unknown' });
    expect(count('POST')).toBe(2);
  });

  it('does not send it again when too little time is left to look after it', async () => {
    await start({ timeoutMs: 2_000 });
    platform.fail({ kind: 'status', status: 502, headers: { 'retry-after': '1' } }, { method: 'POST' });
    const error = await failure(app.conversation().send('once'));
    expect(error).toMatchObject({ status: 502, outcome: 'unknown' });
    expect(count('POST')).toBe(1);
  });

  it('finds it also when there are no repeats left', async () => {
    await start({ retries: 0 });
    platform.fail({ kind: 'reset' }, { times: 1, method: 'POST', done: true });
    await app.conversation().send('once');
    expect(count('POST')).toBe(1);
  });

  it('never repeats blindly: when it cannot look, it fails with what happened', async () => {
    await start();
    platform.fail({ kind: 'reset' }, { method: 'POST', times: 1 });
    platform.fail({ kind: 'status', status: 403 }, { method: 'GET' });
    const error = await failure(app.conversation().send('once'));
    expect(error).toMatchObject({ operation: 'send', code: 'PLATFORM_UNAVAILABLE', outcome: 'unknown' });
    expect(count('POST')).toBe(1);
  });

  it('sends a reply with a key once, however often it is asked to', async () => {
    await start();
    await app.conversation().send('once', { key: 'order-17' });
    await app.conversation().send('once', { key: 'order-17' });
    await app.conversation().send('another', { key: 'order-18' });
    expect(platform.world.texts()).toEqual(['once', 'another']);
  });

  it('says that a message may have gone out when its caller gives up before it was looked for', async () => {
    await start({ backoffMs: 2_000 });
    platform.fail({ kind: 'reset' }, { times: 1, method: 'POST' });
    const caller = new AbortController();
    setTimeout(() => caller.abort(), 100);
    const error = await failure(app.conversation().send('once', { signal: caller.signal }));
    expect(error).toMatchObject({ code: 'CALL_ABORTED', outcome: 'unknown' });
  });
});
