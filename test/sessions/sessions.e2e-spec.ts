import { Sessions, TurnJournal } from '../../src/index.js';
import { ADAPTERS } from '../support/start-service.js';
import { until } from '../support/until.js';
import { TimeWorld, type Chat } from '../dispatch/time/time-world.js';
import { gateOf, SessionsTestModule } from './sessions.module.js';

const ROOT_BOT = '660496ff1ddf08e8731cd4df';

describe.each(ADAPTERS)('The session of a conversation (%s)', (adapter) => {
  let world: TimeWorld;

  beforeAll(async () => {
    world = await TimeWorld.start(SessionsTestModule, adapter, {
      SESSION_MAX_BYTES: '2kb',
      OUTBOX_RETRIES: '5',
    });
  });
  afterAll(() => world?.stop());

  const said = async (chat: Chat, intent: string, params = {}): Promise<string> => {
    const { status, text } = await chat.says(intent, params);
    return status === 200 ? String((JSON.parse(text) as { text?: string }).text) : `${status}`;
  };
  const failures = (): number =>
    world.service.app.get(TurnJournal, { strict: false }).counts.get('failed') ?? 0;

  it('is there in the next turn, and in no other conversation', async () => {
    const [one, other] = [world.chat(), world.chat()];
    expect([await said(one, 'count'), await said(one, 'count'), await said(other, 'count')]).toEqual([
      '1',
      '2',
      '1',
    ]);
    expect([await said(one, 'read'), await said(one, 'forget'), await said(one, 'read')]).toEqual([
      '2',
      'Forgotten.',
      '0',
    ]);
  });

  it('counts both of two quick messages', async () => {
    const chat = world.chat();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => said(chat, 'count')));
    expect(answers).toEqual(['1', '2', '3', '4', '5']);
  });

  it('is out of the reach of users: a variable of the same name changes nothing', async () => {
    const chat = world.chat();
    await said(chat, 'count', { count: 40, session: { count: 40 } });
    expect(await said(chat, 'read', { count: 40 })).toBe('1');
  });

  it('is of its project: a call that names another one finds nothing', async () => {
    const chat = world.chat();
    await said(chat, 'count');
    const body = chat.message('read');
    const text = JSON.stringify(body).replaceAll('667e5e4f698c6a4ee5cf716b', '667e5e4f698c6a4ee5cf7999');
    const foreign = JSON.parse(text) as typeof body;
    foreign.payload.message.request.request_id = chat.requestId;
    const answer = await world.service.post(foreign);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([200, { text: '0' }]);
  });

  it.each([
    ['throws', 'throw', '500'],
    ['throws a reply', 'throw.reply', 'Not now.'],
    ['gives back what is no reply', 'no.reply', '500'],
    ['is kept back by a guard', 'guarded', '403'],
    ['yields, and then throws', 'stream.broken', '500'],
    ['sets what is no JSON', 'wrong', '500'],
  ])('is as it was when the handler %s', async (_, intent, answer) => {
    const chat = world.chat();
    await said(chat, 'count');
    expect(await said(chat, intent)).toBe(answer);
    expect(await said(chat, 'read')).toBe('1');
  });

  it('is as it was when the reply cannot be said any more', async () => {
    const chat = world.chat();
    expect((await chat.says('bad.reply')).text).toBe('{}');
    const before = failures();
    await gateOf(chat).openOnArrival();
    expect(await said(chat, 'read')).toBe('0');
    expect(failures()).toBe(before + 1);
  });

  it('is kept by a late handler before its reply leaves, and the next turn waits for it', async () => {
    const chat = world.chat();
    expect((await chat.says('late')).text).toBe('{}');
    const next = said(chat, 'count');
    await gateOf(chat).openOnArrival();
    await chat.sees(1);
    expect([await next, chat.texts]).toEqual(['2', ['late 1']]);
  });

  it('forgets what a handler changed whose time was over, also afterwards', async () => {
    const chat = world.chat();
    expect(await said(chat, 'timeout')).toBe('500');
    await gateOf(chat).openOnArrival();
    expect(await said(chat, 'count')).toBe('1');
    expect(world.logged('SessionOverError')).toEqual([]);
    expect(await said(chat, 'read')).toBe('1');
  });

  it('is kept after the last yield of a stream, however it is shown', async () => {
    const chat = world.chat();
    const { text } = await chat.says('stream');
    expect(text).toContain('one 1');
    expect(await said(chat, 'read')).toBe('3');
    const slow = world.chat();
    await slow.says('stream.slow');
    await slow.sees(1);
    await gateOf(slow).openOnArrival();
    expect([await said(slow, 'read'), slow.texts]).toEqual(['2', ['one 1', 'two 2']]);
  });

  it('is changed once by a call that comes twice', async () => {
    const chat = world.chat();
    const body = chat.message('count');
    const answers = await Promise.all([world.service.post(body), world.service.post(body)]);
    await world.service.post(body);
    expect(answers.map(({ text }) => (JSON.parse(text) as { text: string }).text)).toEqual(['1', '1']);
    expect(await said(chat, 'read')).toBe('1');
  });

  it('is changed once by a durable turn, however often its reply has to be sent', async () => {
    const chat = world.chat();
    const recovers = world.platform.fail({ kind: 'status', status: 503 });
    await chat.says('durable');
    await until(() => world.logged('attempt-failed').length > 0);
    recovers();
    await chat.sees(1);
    expect(chat.texts).toEqual(['durable 1']);
    expect(await said(chat, 'read')).toBe('1');
  });

  it('has a size that it may not exceed, and then stays as it was', async () => {
    const chat = world.chat();
    expect(await said(chat, 'large', { size: 1500 })).toBe('Kept.');
    expect(await said(chat, 'large', { size: 2500 })).toBe('500');
    expect(await said(chat, 'repeat')).toHaveLength(1500);
    expect(world.logged('SESSION_MAX_BYTES')).not.toEqual([]);
  });

  it('is forgotten when the application asks for it, and a turn that had read it does not bring it back', async () => {
    const sessions = world.service.app.get(Sessions, { strict: false });
    const chat = world.chat();
    await said(chat, 'count');
    const before = failures();
    const held = said(chat, 'held.policy');
    await gateOf(chat).reached();
    const { requestId } = chat;
    await sessions.delete({ projectId: '667e5e4f698c6a4ee5cf716b', botId: ROOT_BOT, requestId });
    await gateOf(chat).openOnArrival();
    expect([await held, failures() - before]).toEqual(['Sorry: SESSION_CONFLICT.', 1]);
    expect(await said(chat, 'read')).toBe('0');
  });
});

describe('Sessions in memory', () => {
  it('make room for others when there are too many: the one that was not used for longest ends', async () => {
    const world = await TimeWorld.start(SessionsTestModule, 'express', { SESSION_MAX_COUNT: '2' });
    try {
      const chats = [world.chat(), world.chat(), world.chat()];
      for (const chat of chats) await chat.says('count');
      const counts = [];
      for (const chat of chats.toReversed()) {
        counts.push(JSON.parse((await chat.says('read')).text) as { text: string });
      }
      expect(counts.map(({ text }) => text)).toEqual(['1', '1', '0']);
      expect(world.logged('sessions ended before their time')).toHaveLength(1);
    } finally {
      await world.stop();
    }
  });
});
