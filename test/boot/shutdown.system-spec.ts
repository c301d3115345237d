import { Agent } from 'node:http';
import { builtDist } from '../support/built-dist.js';
import { fixtureText, requestFor, type WireBody } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { ADAPTERS, JSON_TYPE } from '../support/start-service.js';
import { listening, ProcessStarter } from './start-process.js';

const UNAVAILABLE = {
  status: 503,
  headers: { 'retry-after': '1' },
  text: expect.stringContaining('"error"') as string,
};

describe.each(ADAPTERS)('SIGTERM (%s)', (adapter) => {
  let starter: ProcessStarter;
  let agent: Agent;

  beforeAll(builtDist);
  beforeEach(() => {
    starter = new ProcessStarter();
    agent = new Agent({ keepAlive: true });
  });
  afterEach(async () => {
    agent.destroy();
    await starter.close();
  });

  it('ends an idle service with exit code 0, connections kept alive or not', async () => {
    const service = await starter.service({ HTTP_ADAPTER: adapter });
    await post(await listening(service), agent);

    service.signal('SIGTERM');

    expect(await service.end).toMatchObject({ code: 0, signal: null });
  });

  it('lets a request in flight be answered, then ends with exit code 0', async () => {
    const service = await starter.app('late-answer', { HTTP_ADAPTER: adapter });
    const answer = post(await listening(service), agent);
    await service.printed(/The handler runs\./);

    service.signal('SIGTERM');

    expect(JSON.parse((await answer).text)).toMatchObject({ text: 'Here I am.' });
    expect(await service.end).toMatchObject({ code: 0, signal: null });
  });

  it('is not ready, but goes on as before, until the balancer has had its time', async () => {
    const service = await starter.app('held-answer', { HTTP_ADAPTER: adapter, SHUTDOWN_DELAY_MS: '2000' });
    const url = await listening(service);
    expect(await state(url, agent)).toEqual({ state: 'ready' });

    service.signal('SIGTERM');
    await service.printed(/SIGTERM: stopping/);

    expect(await state(url)).toEqual({ state: 'stopping' });
    const answer = await call(url, { method: 'GET', path: '/state', agent });
    expect(answer.headers.connection).toBe('close');
    expect(await service.end).toMatchObject({ code: 0, signal: null });
  });

  it('takes no new connection while it answers what is open', async () => {
    const service = await starter.app('held-answer', { HTTP_ADAPTER: adapter });
    const url = await listening(service);
    const answer = post(url, agent);
    await service.printed(/The handler runs\./);

    service.signal('SIGTERM');
    await service.printed(/No new connections/);

    await expect(state(url)).rejects.toThrow('ECONNREFUSED');
    service.signal('SIGWINCH');
    expect(JSON.parse((await answer).text)).toMatchObject({ text: 'Here I am.' });
    expect(await service.end).toMatchObject({ code: 0, signal: null });
  });

  it('answers with 503 what is open when its time is up', async () => {
    const service = await starter.app('held-answer', { HTTP_ADAPTER: adapter, SHUTDOWN_TIMEOUT_MS: '300' });
    const answer = post(await listening(service), agent);
    await service.printed(/The handler runs\./);

    service.signal('SIGTERM');

    expect(await answer).toMatchObject(UNAVAILABLE);
    expect(await service.end).toMatchObject({ code: 0, signal: null });
  });

  it('ends at once on a second signal, and answers what is open with 503', async () => {
    const service = await starter.app('held-answer', { HTTP_ADAPTER: adapter });
    const answer = post(await listening(service), agent);
    await service.printed(/The handler runs\./);

    const impatience = setInterval(() => service.signal('SIGTERM'), 50);
    const end = await service.end.finally(() => clearInterval(impatience));

    expect(end).toMatchObject({ code: 128 + 15, signal: null });
    expect(await answer).toMatchObject(UNAVAILABLE);
  });

  it('is not needed for a crash to answer what is open with 503', async () => {
    const service = await starter.app('held-answer', { HTTP_ADAPTER: adapter });
    const url = await listening(service);
    const open = post(url, agent);
    await service.printed(/The handler runs\./);

    const crashing = call(url, {
      path: '/webhook',
      headers: JSON_TYPE,
      body: JSON.stringify(ofAnotherConversation(requestFor('crash'))),
    });

    for (const answer of await Promise.all([open, crashing])) {
      expect(answer).toMatchObject(UNAVAILABLE);
      expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'UNAVAILABLE' } });
    }
    const { code, signal, stderr } = await service.end;
    expect({ code, signal }).toEqual({ code: 1, signal: null });
    expect(stderr).toContain('RangeError: This is nobody’s.');
  });
});

function ofAnotherConversation(body: WireBody): WireBody {
  body.payload.message.request.request_id = `support-group-${'1'.repeat(24)}-${'2'.repeat(32)}`;
  body.payload.message.recipient = body.payload.message.request.request_id;
  return body;
}

async function state(url: string, agent?: Agent): Promise<unknown> {
  return JSON.parse((await call(url, { method: 'GET', path: '/state', agent })).text);
}

function post(url: string, agent: Agent): ReturnType<typeof call> {
  return call(url, {
    path: '/webhook',
    headers: JSON_TYPE,
    body: fixtureText('01-simple-intent.json'),
    agent,
  });
}
