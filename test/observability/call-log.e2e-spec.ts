import { Module } from '@nestjs/common';
import { FulfillmentModule, Intent, Reply, type IntentHandler } from '../../src/index.js';
import { loadServerSettings } from '../../src/config/index.js';
import { createLogger } from '../../src/observability/index.js';
import { Gate } from '../dispatch/time/gate.js';
import { eventually, TimeWorld } from '../dispatch/time/time-world.js';
import type { WireBody } from '../support/fixtures.js';
import { ADAPTERS } from '../support/start-service.js';

const lateReply = new Gate();

@Intent('hello')
class Hello implements IntentHandler {
  handle(): string {
    return 'Hello.';
  }
}

@Intent('silent')
class Silent implements IntentHandler {
  handle(): Reply {
    return Reply.silence();
  }
}

@Intent('static')
class Static implements IntentHandler {
  handle(): undefined {
    return undefined;
  }
}

@Intent('broken')
class Broken implements IntentHandler {
  handle(): never {
    throw new Error('broken');
  }
}

@Intent('late', { deadline: 50 })
class Late implements IntentHandler {
  handle(): Promise<string> {
    return lateReply.pass() as Promise<string>;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [Hello, Silent, Static, Broken, Late] })
class LoggedModule {}

type Line = Record<string, unknown>;

describe.each(ADAPTERS)('the log of webhook calls, on %s', (adapter) => {
  let world: TimeWorld;
  const written: string[] = [];
  const logger = createLogger(loadServerSettings({ LOG_FORMAT: 'json' }), {
    write: (line) => void written.push(line),
  });
  const lines = (): Line[] => written.map((line) => JSON.parse(line) as Line);
  const calls = (): Line[] => lines().filter(({ msg }) => msg === 'webhook call');

  beforeAll(async () => {
    world = await TimeWorld.start(LoggedModule, adapter, { WEBHOOK_SECRETS: 's3cret-s3cret-s3cret-1' });
    world.service.app.useLogger(logger);
  });
  beforeEach(() => (written.length = 0));
  afterAll(() => world?.stop());

  const post = (body: unknown, id = 'gateway-0001') =>
    world.service.post(body, {
      path: '/webhook/s3cret-s3cret-s3cret-1',
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': id },
    });
  const line = async (): Promise<Line> => {
    await eventually(() => calls().length > 0, 'the line of the call');
    expect(calls()).toHaveLength(1);
    return calls()[0] ?? {};
  };

  it('has who, what, and how long for each stage', async () => {
    const chat = world.chat();
    await post(chat.message('hello'));
    expect(await line()).toEqual({
      level: 'info',
      time: expect.any(String) as string,
      context: 'Calls',
      call: 'gateway-0001',
      msg: 'webhook call',
      outcome: 'sync',
      status: 200,
      project: '667e5e4f698c6a4ee5cf716b',
      bot: expect.any(String) as string,
      conversation: chat.requestId,
      intent: 'hello',
      handler: 'Hello.handle',
      by: 'name',
      ms: expect.any(Number) as number,
      answerMs: expect.any(Number) as number,
      stages: {
        verify: expect.any(Number) as number,
        read: expect.any(Number) as number,
        queue: expect.any(Number) as number,
        handle: expect.any(Number) as number,
        reply: expect.any(Number) as number,
      },
      bytes: expect.any(Number) as number,
    });
  });

  it.each([
    ['silent', { outcome: 'silent', status: 200 }],
    ['static', { outcome: 'static', status: 204 }],
    ['broken', { outcome: 'failed', reason: 'ERROR', status: 500, level: 'warn' }],
    ['helo', { outcome: 'rejected', reason: 'UNKNOWN_INTENT', status: 404 }],
  ])('%s: the outcome', async (intent, expected) => {
    await post(world.chat().message(intent));
    expect(await line()).toMatchObject(expected);
  });

  it('has the reason of a rejection, and nothing of its body', async () => {
    await post({ payload: 'canary' });
    expect(await line()).toMatchObject({
      outcome: 'rejected',
      reason: 'INVALID_WEBHOOK_REQUEST',
      status: 400,
    });
    expect(written.join('')).not.toContain('canary');
  });

  it.each<[string, (body: WireBody) => unknown, string[]]>([
    ['no object', () => 'canary', ['the body must be a JSON object']],
    [
      'without its intent',
      (body) => ({ ...body, payload: { ...body.payload, intent: 'canary' } }),
      ['payload.intent must be an object'],
    ],
    [
      'with two faults',
      (body) => ({ ...body, token: 7, payload: { ...body.payload, bot: 'canary' } }),
      ['token must be a string', 'payload.bot must be an object'],
    ],
  ])('has the fields that are wrong in a body %s', async (_name, spoil, problems) => {
    await post(spoil(world.chat().message('hello')));
    expect(await line()).toMatchObject({ reason: 'INVALID_WEBHOOK_REQUEST', problems });
    expect(written.join('')).not.toContain('canary');
  });

  it('has the check that refused a caller, with the id on all lines of it', async () => {
    await world.service.post(world.chat().message('hello'));
    expect(await line()).toMatchObject({
      outcome: 'rejected',
      reason: 'UNAUTHORIZED',
      refusal: 'no credentials',
      status: 401,
    });
    expect(new Set(lines().map(({ call }) => call)).size).toBe(1);
  });

  it('tells a duplicate', async () => {
    const message = world.chat().message('hello');
    await post(message);
    await post(message, 'gateway-0002');
    await eventually(() => calls().length === 2, 'both lines');
    expect(calls().map(({ outcome, call }) => [outcome, call])).toEqual([
      ['sync', 'gateway-0001'],
      ['duplicate', 'gateway-0002'],
    ]);
  });

  it('waits for what follows the answer, and carries the id on the lines between', async () => {
    const chat = world.chat();
    await post(chat.message('late'));
    expect(calls()).toEqual([]);
    lateReply.open('There you are.');
    expect(await line()).toMatchObject({
      outcome: 'async',
      platformCalls: 2,
      stages: { deliver: expect.any(Number) as number },
    });
    expect(lines().find(({ msg }) => String(msg).includes('slow in'))).toMatchObject({
      call: 'gateway-0001',
    });
  });

  it('is not filled by unauthenticated callers', async () => {
    const refused = Array.from({ length: 80 }, () => world.service.post({}));
    await Promise.all(refused);
    await eventually(() => calls().length >= 59, 'the lines');
    await post(world.chat().message('hello'));
    await eventually(() => calls().some(({ outcome }) => outcome === 'sync'), 'the line of a known caller');
    expect(calls().filter(({ refusal }) => refusal !== undefined).length).toBeLessThanOrEqual(60);
  });
});
