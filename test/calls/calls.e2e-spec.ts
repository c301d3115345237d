import { Module } from '@nestjs/common';
import {
  currentCall,
  FulfillmentModule,
  Intent,
  type IntentContext,
  type IntentHandler,
} from '../../src/index.js';
import { Gate } from '../dispatch/time/gate.js';
import { eventually, TimeWorld } from '../dispatch/time/time-world.js';
import { ADAPTERS } from '../support/start-service.js';
import { CallWatcher } from './call-watcher.js';

const lateReply = new Gate();
const seenIds: (string | undefined)[] = [];

@Intent('hello')
class Hello implements IntentHandler {
  async handle(): Promise<string> {
    await Promise.resolve();
    seenIds.push(currentCall()?.id);
    return 'Hello.';
  }
}

@Intent('late', { deadline: 50 })
class Late implements IntentHandler {
  handle(): Promise<string> {
    return lateReply.pass() as Promise<string>;
  }
}

@Intent('broken')
class Broken implements IntentHandler {
  handle(): never {
    throw new Error('broken');
  }
}

@Intent('noted')
class Noted implements IntentHandler {
  async handle({ conversation }: IntentContext): Promise<string> {
    await conversation.note('A note.');
    return 'Noted.';
  }
}

@Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [Hello, Late, Broken, Noted, CallWatcher],
})
class WatchedModule {}

describe.each(ADAPTERS)('the events of a webhook call, on %s', (adapter) => {
  let world: TimeWorld;
  let watcher: CallWatcher;

  beforeAll(async () => {
    world = await TimeWorld.start(WatchedModule, adapter, { WEBHOOK_SECRETS: 's3cret-s3cret-s3cret-1' });
    watcher = world.service.app.get(CallWatcher);
  });
  beforeEach(() => {
    watcher.told.length = 0;
    watcher.failing = false;
  });
  afterAll(() => world?.stop());

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    world.service.post(body, {
      path: '/webhook/s3cret-s3cret-s3cret-1',
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  const ended = (count = 1) => eventually(() => watcher.eventsOf('ended').length === count, 'the end');

  it('is each step, in order, with one id', async () => {
    await post(world.chat().message('hello'));
    await ended();
    expect(watcher.words).toEqual([
      'arrived',
      'verified',
      'read',
      'matched',
      'started',
      'handled',
      'compiled',
      'outcome: response',
      'answered',
      'ended',
    ]);
    expect(watcher.ids).toEqual([seenIds.at(-1)]);
    expect(watcher.eventsOf('matched')).toEqual([{ type: 'matched', handler: 'Hello.handle', by: 'name' }]);
    expect(watcher.eventsOf('answered')).toEqual([
      expect.objectContaining({ status: 200, json: expect.stringContaining('Hello.') as string }),
    ]);
  });

  it("takes the gateway's id where it is plain, and none that could forge a line", async () => {
    await post(world.chat().message('hello'), { 'X-Request-Id': 'gateway-0001' });
    expect(seenIds.at(-1)).toBe('gateway-0001');
    await post(world.chat().message('hello'), { 'X-Request-Id': 'a b "c"' });
    expect(seenIds.at(-1)).toMatch(/^[\da-f-]{36}$/);
  });

  it('ends with the late message, not with the answer', async () => {
    const chat = world.chat();
    await post(chat.message('late'));
    expect(watcher.words.slice(-3)).toEqual(['compiled', 'outcome: late', 'answered']);
    lateReply.open('There you are.');
    await ended();
    expect(watcher.words.slice(-4)).toEqual([
      'platform-call',
      'platform-call',
      'outcome: delivered',
      'ended',
    ]);
    expect(watcher.eventsOf('platform-call')).toEqual([
      expect.objectContaining({ operation: 'get', status: 200, attempt: 1 }),
      expect.objectContaining({ operation: 'send', method: 'POST', status: 200 }),
    ]);
    expect(watcher.ids).toHaveLength(1);
  });

  it('sends the id of the call to the platform', async () => {
    const chat = world.chat();
    await post(chat.message('noted'), { 'X-Request-Id': 'gateway-0002' });
    expect(chat.calls.map(({ headers }) => headers['x-request-id'])).toEqual(['gateway-0002']);
  });

  it('is why the caller was refused, and nothing of the body', async () => {
    await world.service.post(world.chat().message('hello'));
    await ended();
    expect(watcher.words).toEqual(['arrived', 'unverified', 'answered', 'ended']);
    expect(watcher.eventsOf('unverified')).toEqual([{ type: 'unverified', reason: 'no credentials' }]);
  });

  it('is what went wrong', async () => {
    await post(world.chat().message('helo'));
    await post('no request');
    await post(world.chat().message('broken'));
    await ended(3);
    expect(watcher.eventsOf('unmatched')).toEqual([{ type: 'unmatched', nearest: 'hello' }]);
    expect(watcher.eventsOf('answered').map(({ status }) => status)).toEqual([404, 400, 500]);
    expect(watcher.eventsOf('handled')).toEqual([
      { type: 'handled', error: expect.objectContaining({ message: 'broken' }) as Error },
    ]);
  });

  it('is a duplicate', async () => {
    const message = world.chat().message('hello');
    await post(message);
    await post(message);
    await ended(2);
    expect(watcher.words.filter((word) => word.startsWith('outcome'))).toEqual([
      'outcome: response',
      'outcome: duplicate',
    ]);
  });

  it('changes nothing when an observer fails', async () => {
    watcher.failing = true;
    expect((await post(world.chat().message('hello'))).status).toBe(200);
    expect(world.logged("An observer failed at 'answered'")).toHaveLength(1);
  });
});
