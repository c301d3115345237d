import { AppModule } from '../../../src/app.module.js';
import type { HttpAnswer } from '../../support/http-client.js';
import {
  ADAPTERS,
  JSON_TYPE,
  startService,
  type Adapter,
  type RunningService,
} from '../../support/start-service.js';
import { until } from '../../support/until.js';

const PASSWORD = 'a-password-of-the-playground';
const STATE = '/playground/api/state';
const OPEN = '/playground/api/conversations';

describe.each(ADAPTERS)('access to the playground, on %s', (adapter) => {
  let service: RunningService;
  const start = async (env: Record<string, string> = {}, kind: Adapter = adapter): Promise<void> => {
    service = await startService(AppModule, kind, { PLAYGROUND: 'true', ...env });
  };
  const host = (): string => new URL(service.url).host;
  const get = (path: string, headers: Record<string, string> = {}): Promise<HttpAnswer> =>
    service.call({ method: 'GET', path, headers: { Host: host(), ...headers } });
  const post = (headers: Record<string, string>): Promise<HttpAnswer> =>
    service.call({ path: OPEN, headers: { Host: host(), ...headers }, body: '{}' });
  const basic = (password: string): Record<string, string> => ({
    Authorization: `Basic ${Buffer.from(`any:${password}`).toString('base64')}`,
  });

  afterEach(() => service?.close());

  it('is denied if it is off', async () => {
    service = await startService(AppModule, adapter);
    expect((await get('/playground')).status).toBe(404);
    expect((await get(STATE)).status).toBe(404);
  });

  it('is given to this machine, by any of its names', async () => {
    await start();
    expect((await get(STATE)).status).toBe(200);
    expect((await get(STATE, { Host: 'localhost:3000' })).status).toBe(200);
  });

  it.each(['playground.example', '127.0.0.1.playground.example', 'localhost.example:3000'])(
    'is denied for the host %j, as DNS rebinding sends it',
    async (name) => {
      await start();
      const { status, text } = await get(STATE, { Host: name });
      expect([400, 403]).toContain(status);
      expect(text).not.toContain('handlers');
    },
  );

  it('no page of another origin, neither to read nor to change', async () => {
    await start();
    expect((await get(STATE, { Origin: 'https://playground.example' })).status).toBe(403);
    expect((await get(STATE, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post({ ...JSON_TYPE, Origin: 'https://playground.example' })).status).toBe(403);
    expect((await post({ ...JSON_TYPE, Origin: 'null' })).status).toBe(403);
    expect((await post(JSON_TYPE)).status).toBe(403);
    expect((await post({ 'Content-Type': 'text/plain', Origin: service.url })).status).toBe(415);
    expect((await post({ ...JSON_TYPE, Origin: service.url })).status).toBe(201);
  });

  it('is given with the password, from any address, if one is set', async () => {
    await start({ PLAYGROUND_PASSWORD: PASSWORD });
    const refused = await get(STATE);
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toMatch(/^Basic /);
    expect((await get(STATE, basic('another'))).status).toBe(401);
    expect((await get(STATE, { ...basic(PASSWORD), Host: 'desk.example' })).status).toBe(200);
    expect((await get(STATE, { ...basic(PASSWORD), Origin: 'https://playground.example' })).status).toBe(403);
    expect(service.log.join('\n')).not.toContain(PASSWORD);
  });

  it('is delayed more with each wrong password, which is logged', async () => {
    await start({ PLAYGROUND_PASSWORD: PASSWORD });
    const guess = (): Promise<HttpAnswer> => get(STATE, basic('a-guess'));
    for (let count = 0; count < 20; count += 1) await guess();
    const begun = performance.now();
    await guess();
    await guess();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(140);
    expect((await get(STATE, basic(PASSWORD))).status).toBe(200);
    const log = service.log.join('\n');
    expect(log).toContain('wrong password of the playground');
    expect(log).not.toContain('a-guess');
  });

  it('is given to a limited number of pages at once', async () => {
    await start();
    const stop = new AbortController();
    const page = async (): Promise<number> => {
      const { status } = await fetch(`${service.url}/playground/api/events`, { signal: stop.signal });
      return status;
    };
    const open = await Promise.all(Array.from({ length: 50 }, page));
    expect(new Set(open)).toEqual(new Set([200]));
    expect(await page()).toBe(503);
    stop.abort();
    await until(async () => (await get(STATE)).status === 200);
  });

  it('is denied in production without a password: the service does not start', async () => {
    const env = { NODE_ENV: 'production', WEBHOOK_SECRETS: 'x'.repeat(32) };
    await expect(start(env)).rejects.toThrow('PLAYGROUND_PASSWORD');
    await start({ ...env, PLAYGROUND_PASSWORD: PASSWORD });
    expect((await get(STATE)).status).toBe(401);
  });

  it('answers with a policy that lets in nothing of others', async () => {
    await start();
    const { headers } = await get(STATE);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-frame-options']).toBe('DENY');
  });
});
