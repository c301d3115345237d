import { connect, type Socket } from 'node:net';
import { fixture, type WireBody } from '../support/fixtures.js';
import type { HttpAnswer } from '../support/http-client.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { Refusals } from '../../src/webhook/index.js';
import { LongAnswerModule, requestForLongAnswer } from '../webhook/long-answer.module.js';

const OTHER_PROJECT = '64f0a1b2c3d4e5f60718293b';

describe.each(ADAPTERS)('limits of incoming requests on %s', (adapter) => {
  let service: RunningService | undefined;

  const start = async (env: Record<string, string>): Promise<RunningService> =>
    (service = await startService(LongAnswerModule, adapter, env));
  const times = async (count: number, call: () => Promise<HttpAnswer>): Promise<HttpAnswer[]> => {
    const answers: HttpAnswer[] = [];
    for (let done = 0; done < count; done += 1) answers.push(await call());
    return answers;
  };
  const dial = ({ url }: RunningService): Socket => connect(Number(new URL(url).port), '127.0.0.1');

  afterEach(() => service?.close());

  it('a rate for each address: more get 429 in the JSON form, unauthenticated callers too', async () => {
    const { post } = await start({ LIMIT_RATE_PER_ADDRESS: '3', WEBHOOK_SECRETS: 'secret-0123456789' });
    const answers = await times(5, () => post(fixture()));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 429, 429]);
    expect(JSON.parse(answers[4]?.text ?? '')).toMatchObject({ error: { code: 'TOO_MANY_REQUESTS' } });
    expect(Number(answers[4]?.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(answers[0]?.headers['retry-after']).toBeUndefined();
  });

  it('a rate for each address, beyond the proxy', async () => {
    const { post } = await start({ LIMIT_RATE_PER_ADDRESS: '2', TRUST_PROXY: 'loopback' });
    const from = (address: string) => () =>
      post(fixture(), { headers: { ...JSON_TYPE, 'X-Forwarded-For': `192.0.2.1, ${address}` } });
    expect((await times(3, from('203.0.113.9'))).map(({ status }) => status)).toEqual([200, 200, 429]);
    expect((await times(3, from('203.0.113.10'))).map(({ status }) => status)).toEqual([200, 200, 429]);
  });

  it('a rate for each project: unauthenticated callers use up no share of it', async () => {
    const secret = 'secret-0123456789';
    const { post } = await start({ LIMIT_RATE_PER_PROJECT: '2', WEBHOOK_SECRETS: secret });
    const known = { path: `/webhook/${secret}` };
    await times(5, () => post(fixture()));
    expect((await times(3, () => post(fixture(), known))).map(({ status }) => status)).toEqual([
      200, 200, 429,
    ]);
    const other = fixture();
    Object.assign(other.payload.message, { id_project: OTHER_PROJECT });
    expect((await post(other, known)).status).toBe(200);
  });

  it('connections: those beyond the limit are dropped, and the log says so', async () => {
    const running = await start({ LIMIT_CONNECTIONS: '2' });
    const sockets = [dial(running), dial(running), dial(running)];
    await new Promise((resolve) => sockets[2]?.on('close', resolve).resume());
    expect(running.log.join('\n')).toContain(
      'LIMIT_CONNECTIONS is reached: 1 connections have been dropped.',
    );
    for (const socket of sockets) socket.destroy();
  });

  it('bodies: large ones share a room, and small ones need none', async () => {
    const running = await start({ LIMIT_BODY_MEMORY: '1mb' });
    const head =
      'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n';
    let slow: Socket | undefined;
    const takeRoom = (): void => {
      slow?.destroy();
      slow = dial(running).on('error', () => undefined);
      slow.write(head + ' '.repeat(1_500_000));
      // The other was there first.
      slow.once('data', takeRoom);
    };
    takeRoom();
    const large = (): Promise<HttpAnswer> => running.post({ ...fixture(), filling: 'x'.repeat(600_000) });
    let answer = await large();
    while (answer.status === 200) answer = await large();
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'NO_ROOM_FOR_BODY' } });
    expect((await running.post(fixture())).status).toBe(200);
    expect(running.app.get(Refusals).counts.get('NO_ROOM_FOR_BODY')).toBeGreaterThan(0);
    slow?.destroy();
    while (answer.status === 503) answer = await large();
    expect(answer.status).toBe(200);
  });

  it('bodies: who is alone has all the room', async () => {
    const { post } = await start({ LIMIT_BODY_MEMORY: '1kb' });
    expect((await post({ ...fixture(), filling: 'x'.repeat(600_000) })).status).toBe(200);
  });

  it.each([
    ['headers', 'POST /webhook HTTP/1.1\r\nHost: x\r\nX-Slow:'],
    [
      'a body',
      'POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"to',
    ],
  ])(
    'a client that sends %s too slowly gets 408',
    async (_name, bytes) => {
      const running = await start({ LIMIT_RECEIVE_MS: '1000' });
      const socket = dial(running);
      socket.write(bytes);
      const dripping = setInterval(() => socket.write('a'), 100);
      let received = '';
      socket.on('data', (chunk) => (received += chunk.toString()));
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.on('close', resolve));
      clearInterval(dripping);
      expect(received).toMatch(/^HTTP\/1\.1 408 /);
      expect(received).toContain('REQUEST_TIMEOUT');
      expect((await running.post(fixture())).status).toBe(200);
    },
    15_000,
  );

  it('a slow reader is disconnected', async () => {
    const running = await start({ LIMIT_RECEIVE_MS: '1000' });
    const greedy = dial(running).pause();
    const request = requestForLongAnswer();
    // A client that has paused notices the end only by writing.
    const asking = setInterval(() => greedy.write(request), 20);
    await new Promise((resolve) => greedy.on('error', () => undefined).on('close', resolve));
    clearInterval(asking);
    expect((await running.post(fixture())).status).toBe(200);
  }, 60_000);

  it.each([
    ['bytes that are no HTTP', 'canary\r\n\r\n'],
    ['headers that never end', 'GET /webhook HTTP/1.1\r\nX: '],
    ['a request without a host', 'GET /webhook HTTP/1.1\r\n\r\n'],
    ['a tunnel', 'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n'],
  ])('a client that sends %s cannot keep its connection open', async (_name, bytes) => {
    const running = await start({ LIMIT_RECEIVE_MS: '1000' });
    const open = (): Promise<number> =>
      new Promise((resolve, reject) =>
        running.app
          .getHttpServer()
          .getConnections((error, count) => (error ? reject(error) : resolve(count))),
      );
    const { port } = new URL(running.url);
    const half = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true }).on(
      'error',
      () => undefined,
    );
    half.write(bytes);
    await new Promise((resolve) => half.once('data', resolve));
    while ((await open()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    half.destroy();
  });

  it('repeated failures are logged ten times a minute, and are answered more and more slowly', async () => {
    const { post, log } = await start({ WEBHOOK_SECRETS: 'secret-0123456789' });
    await times(20, () => post(fixture()));
    const startedAt = performance.now();
    expect((await times(3, () => post(fixture()))).map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(performance.now() - startedAt).toBeGreaterThan(50 + 100 + 200 - 10);
    expect(log.filter((line) => line.startsWith('Rejected'))).toHaveLength(10);
    expect(log.join('\n')).toContain('Suppressing further rejections from 127.0.0.1 for one minute');
  });

  it('repeated failures do not slow down callers with the secret', async () => {
    const secret = 'secret-0123456789';
    const { post } = await start({ WEBHOOK_SECRETS: secret });
    const strangers = Promise.all(Array.from({ length: 300 }, () => post(fixture())));
    const answers = await times(10, () => post(fixture(), { path: `/webhook/${secret}` }));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const refused = await strangers;
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([401]));
  }, 20_000);

  describe('a bot that answers itself', () => {
    const BOT = fixture().payload.bot._id as string;
    let number = 0;
    const turn = (message: object = {}, conversation?: string): WireBody => {
      const body = fixture();
      Object.assign(body.payload.message, { _id: `message-${(number += 1)}` }, message);
      if (conversation !== undefined)
        Object.assign(body.payload.message.request, { request_id: conversation });
      return body;
    };
    const cutOff = (answers: HttpAnswer[]): number => answers.filter(({ status }) => status === 429).length;

    it.each([BOT, `bot_${BOT}`])(
      'as %s gets an error status after the maximum of turns, logged once',
      async (sender) => {
        const { post, log } = await start({ LOOP_LIMIT: '5' });
        const answers = await times(12, () => post(turn({ sender })));
        expect(answers.map(({ status }) => status).indexOf(429)).toBe(5);
        expect(cutOff(answers)).toBe(7);
        expect(JSON.parse(answers[5].text)).toMatchObject({ error: { code: 'LOOP' } });
        expect(answers[5].headers['retry-after']).toBe('60');
        expect(log.filter((line) => line.includes('seems to answer itself'))).toHaveLength(1);
      },
    );

    it('is noticed by its words, if they come back as those of a user', async () => {
      const { post } = await start({ LOOP_LIMIT: '5' });
      let text = 'Hello';
      const answers = await times(20, async () => {
        const answer = await post(turn({ text }));
        text = (JSON.parse(answer.text) as { text?: string }).text ?? text;
        return answer;
      });
      expect(cutOff(answers)).toBeGreaterThan(0);
    });

    it('does not affect a person who clicks fast, or a flow that calls for each item', async () => {
      const { post } = await start({ LOOP_LIMIT: '30' });
      expect(cutOff(await times(34, () => post(turn())))).toBe(0);
      const flow = `support-group-${OTHER_PROJECT}-0f8b6c1d-3`;
      expect(cutOff(await times(100, () => post(turn({ sender: '_tdinternal' }, flow))))).toBe(0);
    }, 30_000);

    it('may be a person or a flow too, if there is no end to it', async () => {
      const { post } = await start({ LOOP_LIMIT: '1' });
      expect(cutOff(await times(6, () => post(turn())))).toBe(2);
      const flow = `support-group-${OTHER_PROJECT}-0f8b6c1d-4`;
      expect(cutOff(await times(12, () => post(turn({ sender: '_tdinternal' }, flow))))).toBe(2);
    });

    it('is cut off also where its messages have no id', async () => {
      const { post } = await start({ LOOP_LIMIT: '5' });
      expect(cutOff(await times(7, () => post(turn({ _id: undefined, sender: BOT }))))).toBe(2);
    });

    it('does not stop other conversations, nor is one message that is sent again a loop', async () => {
      const { post } = await start({ LOOP_LIMIT: '5' });
      const other = `support-group-${OTHER_PROJECT}-0f8b6c1d`;
      await times(7, () => post(turn({ sender: BOT })));
      expect((await post(turn({}, other))).text).toContain('Hello!');
      const again = turn({ sender: BOT }, `${other}-2`);
      const answers = await times(20, () => post(again));
      expect(answers.every(({ text }) => text.includes('Hello!'))).toBe(true);
    });
  });
});
