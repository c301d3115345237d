import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { builtDist } from '../support/built-dist.js';
import { call } from '../support/http-client.js';
import { ADAPTERS } from '../support/start-service.js';
import { listening, ProcessStarter } from './start-process.js';

describe.each(ADAPTERS)('SIGTERM while routes of the application are open (%s)', (adapter) => {
  let starter: ProcessStarter;

  beforeAll(builtDist);
  beforeEach(() => {
    starter = new ProcessStarter();
  });
  afterEach(() => starter.close());

  it('cuts server-sent events, answers 503 for a route that never does, and runs the last hook', async () => {
    const service = await starter.app('open-routes', { HTTP_ADAPTER: adapter, SHUTDOWN_TIMEOUT_MS: '300' });
    const url = await listening(service);
    const hanging = call(url, { method: 'GET', path: '/own/hang' });
    await service.printed(/The route waits\./);
    const events = await eventsOf(url);
    const cut = new Promise((resolve) => events.once('close', resolve));
    const halfSent = connect(Number(new URL(url).port), '127.0.0.1');
    halfSent.on('error', () => undefined).write('GET /own/ha');

    service.signal('SIGTERM');

    expect(await hanging).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    await cut;
    const end = await service.end;
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(end.stdout).toContain('The last hook ran.');
  });

  it('ends with exit code 1 when a hook of the application never ends', async () => {
    const service = await starter.app('open-routes', {
      HTTP_ADAPTER: adapter,
      SHUTDOWN_TIMEOUT_MS: '300',
      HANGING_HOOK: 'true',
    });
    const url = await listening(service);
    const hanging = call(url, { method: 'GET', path: '/own/hang' });
    await service.printed(/The route waits\./);

    service.signal('SIGTERM');

    expect((await hanging).status).toBe(503);
    const end = await service.end;
    expect(end).toMatchObject({ code: 1, signal: null });
    expect(`${end.stdout}${end.stderr}`).toContain('did not end within 15000 ms');
  });
});

/** Resolves when the first event is there. */
async function eventsOf(url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(`${url}/own/events`), 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  await once(response, 'data');
  return response;
}
