import { Logger } from '@nestjs/common';
import { FulfillmentError, type Secret } from '../../src/common/index.js';
import { OutboxFullError, type OutboxJob } from '../../src/outbox/index.js';
import { OutboxMissingError } from '../../src/messaging/index.js';
import { InvalidReplyError, Reply } from '../../src/replies/index.js';
import { MessagingApp } from '../messaging/support.js';
import { BOT_TOKEN, REQUEST_ID, RecordingPlatform } from '../platform/index.js';
import { until } from '../support/until.js';
import { CONVERSATION, OutboxApp } from './support/outbox-app.js';

const MESSAGES = /\/messages$/;

describe('The outbox', () => {
  let platform: RecordingPlatform;
  let app: OutboxApp;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    platform = await RecordingPlatform.start();
  });
  beforeEach(() => platform.reset());
  afterEach(() => app?.stop());
  afterAll(() => platform?.stop());

  async function start(options: Parameters<typeof OutboxApp.start>[1] = {}): Promise<void> {
    app = await OutboxApp.start({ apiUrl: platform.apiUrl }, options);
  }

  const texts = (): (string | undefined)[] => platform.world.texts();
  const said = (count: number): Promise<true> => until(() => texts().length >= count);
  const dead = async (): Promise<string[]> =>
    (await app.outbox.deadLetters.list({})).map(({ reason }) => reason.code);

  it('delivers a reply, and says what it has accepted', async () => {
    await start();
    const receipt = await app.outbox.sendLater(CONVERSATION, 'Your parcel is there.');

    expect(receipt).toEqual({
      id: expect.any(String) as string,
      requestId: REQUEST_ID,
      dueAt: expect.any(Date) as Date,
    });
    await said(1);
    expect(texts()).toEqual(['Your parcel is there.']);
  });

  it('keeps the order of what is not awaited', async () => {
    await start();
    const replies = Array.from({ length: 20 }, (_, index) => `${index}`);
    await Promise.all(replies.map((reply) => app.outbox.sendLater(CONVERSATION, reply)));

    await said(20);
    expect(texts()).toEqual(replies);
  });

  it.each([
    ['milliseconds', () => 150],
    ['a date', () => new Date(Date.now() + 150)],
  ])('waits for %s, and holds no other conversation back', async (_, after) => {
    await start();
    const before = Date.now();
    const { dueAt } = await app.outbox.sendLater(CONVERSATION, 'later', { after: after() });
    await app.outbox.sendLater(CONVERSATION, 'now');

    await said(2);
    expect(texts()).toEqual(['now', 'later']);
    expect(dueAt.getTime() - before).toBeGreaterThanOrEqual(150);
    expect(Date.now()).toBeGreaterThanOrEqual(dueAt.getTime());
  });

  it.each([Number.NaN, new Date('never')])('refuses a time that is none: %s', async (after) => {
    await start();
    await expect(app.outbox.sendLater(CONVERSATION, 'x', { after })).rejects.toMatchObject({
      code: 'INVALID_JOB',
    });
  });

  it('refuses at once what cannot be delivered at all', async () => {
    await start();
    const captured = app.outbox.sendLater(CONVERSATION, Reply.text('Your name?').capture('name'));
    await expect(captured).rejects.toBeInstanceOf(InvalidReplyError);
  });

  it('is what conversation.sendLater goes through', async () => {
    await start();
    const conversation = app.messaging.conversation(CONVERSATION, { variables: { name: 'Nora' } });
    await conversation.sendLater(Reply.markup`Hello {{name}}`, { after: 20 });

    await said(1);
    expect(texts()).toEqual(['Hello Nora']);
  });

  it('is missed by conversation.sendLater with a cure', async () => {
    const alone = await MessagingApp.start({ apiUrl: platform.apiUrl });
    await expect(alone.conversation().sendLater('Hello')).rejects.toBeInstanceOf(OutboxMissingError);
    await alone.stop();
  });

  describe('with a platform in trouble', () => {
    const faults = (times: number): void => {
      platform.fail({ kind: 'status', status: 503 }, { method: 'POST', path: MESSAGES, times });
    };

    it('tries again what may pass, before the next message', async () => {
      await start();
      faults(3);
      await app.outbox.sendLater(CONVERSATION, 'first');
      await app.outbox.sendLater(CONVERSATION, 'second');

      await said(2);
      expect(texts()).toEqual(['first', 'second']);
      await expect(dead()).resolves.toEqual([]);
    });

    it.each(['reset', 'halfBody'] as const)(
      'does not double a message whose answer was lost (%s)',
      async (kind) => {
        await start();
        platform.fail({ kind }, { method: 'POST', path: MESSAGES, times: 1, done: true });
        // The client's own look for the message fails too: only the outbox is left to ask.
        platform.fail({ kind: 'status', status: 503 }, { method: 'GET', path: MESSAGES, times: 1 });
        await app.outbox.sendLater(CONVERSATION, 'first');
        await app.outbox.sendLater(CONVERSATION, 'second');

        await said(2);
        expect(texts()).toEqual(['first', 'second']);
      },
    );

    it('does not repeat the steps that were done', async () => {
      await start();
      platform.fail({ kind: 'status', status: 503 }, { method: 'PATCH', path: /attributes$/, times: 2 });
      const reply = Reply.text('one').setVariables({ order: 7 }).text('two').note('three');
      await app.outbox.sendLater(CONVERSATION, reply);

      await said(3);
      expect(texts()).toEqual(['one', 'two', 'three']);
      expect(platform.lines.filter((line) => line.startsWith('PATCH'))).toHaveLength(3);
    });

    it('looks before it sends only when it may have been sent', async () => {
      await start();
      await app.outbox.sendLater(CONVERSATION, ['one', 'two']);
      await said(1);
      expect(platform.calls.map(({ method }) => method)).toEqual(['POST']);
    });

    it('buries what failed too often', async () => {
      await start({ retries: 2 });
      faults(Infinity);
      const { id } = await app.outbox.sendLater(CONVERSATION, 'never');
      await until(async () => (await dead()).length === 1);

      const [letter] = await app.outbox.deadLetters.list({ requestId: REQUEST_ID });
      expect(letter).toMatchObject({
        id,
        kind: 'delivery',
        attempts: 3,
        reason: { code: 'PLATFORM_UNAVAILABLE' },
      });
    });

    it('buries at once what the platform refuses the token for, and delivers it when it is retried', async () => {
      await start();
      platform.fail({ kind: 'status', status: 401 }, { times: 1 });
      await app.outbox.sendLater(CONVERSATION, 'refused');
      await app.outbox.sendLater(CONVERSATION, 'next');
      await said(1);
      expect(texts()).toEqual(['next']);

      const letters = await app.outbox.deadLetters.list({ reason: 'TOKEN_REJECTED' });
      expect(letters).toMatchObject([{ attempts: 1, botId: CONVERSATION.botId }]);
      expect(JSON.stringify(letters)).not.toContain(BOT_TOKEN);
      expect(JSON.stringify(letters)).not.toContain('refused"');

      await app.outbox.deadLetters.retry(letters[0].id);
      await said(2);
      expect(texts()).toEqual(['next', 'refused']);
    });

    it('buries what is for a conversation that does not exist', async () => {
      await start();
      platform.world.conversations.clear();
      await app.outbox.sendLater(CONVERSATION, 'lost');
      await until(async () => (await dead()).length === 1);
      await expect(dead()).resolves.toEqual(['CONVERSATION_NOT_FOUND']);
    });

    it('refuses what is too much, with a status that the platform survives', async () => {
      await start({ limit: 3 });
      platform.fail({ kind: 'hang' });
      for (const text of ['a', 'b', 'c']) await app.outbox.sendLater(CONVERSATION, text);

      const refused = app.outbox.sendLater(CONVERSATION, 'd');
      await expect(refused).rejects.toBeInstanceOf(OutboxFullError);
      await expect(refused).rejects.toMatchObject({ status: 503, limit: 3 });
      await expect(app.outbox.stats()).resolves.toMatchObject({ depth: 3 });
      platform.reset();
    });
  });

  describe('jobs of other rooms', () => {
    it('run in the order of the conversation, between its deliveries', async () => {
      await start();
      app.outbox.register('turn', async ({ conversation, payload }: OutboxJob) => {
        await app.messaging.conversation(conversation).send(`turn ${JSON.stringify(payload)}`);
      });
      await app.outbox.sendLater(CONVERSATION, 'before');
      await app.outbox.submit('turn', CONVERSATION, { n: [1] });
      await app.outbox.sendLater(CONVERSATION, 'after');

      await said(3);
      expect(texts()).toEqual(['before', 'turn {"n":[1]}', 'after']);
    });

    it('are tried again when they fail, with what they noted, and buried without their words', async () => {
      await start({ retries: 1 });
      const seen: unknown[] = [];
      app.outbox.register('turn', async (job) => {
        seen.push([job.attempt, job.mayHaveRun, job.progress]);
        await job.saveProgress({ asked: true });
        throw new RangeError(`no such order: ${BOT_TOKEN}`);
      });
      await app.outbox.submit('turn', CONVERSATION, null);
      await until(async () => (await dead()).length === 1);

      expect(seen).toEqual([
        [0, false, undefined],
        [1, true, { asked: true }],
      ]);
      const [letter] = await app.outbox.deadLetters.list();
      expect(letter.reason).toEqual({
        code: 'JOB_FAILED',
        message: 'The processor of the job failed with RangeError.',
      });
    });

    it('show no secret of their processor when they are dead', async () => {
      await start({ retries: 0, redactFields: ['iban'] });
      class CarelessError extends FulfillmentError {
        constructor(token: string) {
          super({ code: 'CARELESS', message: `Bearer ${token} was refused`, help: `?token=${token}` });
        }
      }
      app.outbox.register('careless', async ({ conversation, saveProgress }) => {
        const token = (conversation.token as Secret).reveal();
        await saveProgress({ asked: { token }, iban: 'AT611904300234573201', step: 2 });
        throw new CarelessError(token);
      });
      await app.outbox.submit('careless', CONVERSATION, 1);
      await until(async () => (await dead()).length === 1);
      const [letter] = await app.outbox.deadLetters.list();
      expect(JSON.stringify(letter)).not.toContain(BOT_TOKEN);
      expect(letter).toMatchObject({
        reason: { code: 'CARELESS', message: 'Bearer [secret] was refused', help: '?token=[secret]' },
        progress: { asked: { token: '[secret]' }, iban: '[secret]', step: 2 },
      });
    });

    it('of an unknown kind wait for a version that knows them', async () => {
      await start();
      const done = jest.fn();
      await app.outbox.submit('new-kind', CONVERSATION, 1);
      app.outbox.register('new-kind', async () => {
        done();
      });
      await until(() => done.mock.calls.length === 1);
      await expect(dead()).resolves.toEqual([]);
    });

    it('have one processor for each kind', async () => {
      await start();
      const again = (): void => app.outbox.register('delivery', async () => {});
      expect(again).toThrow(/already has a processor/);
    });
  });

  it('delivers what is due before the process ends', async () => {
    await start();
    platform.fail({ kind: 'delay', milliseconds: 50 });
    for (const text of ['one', 'two', 'three']) await app.outbox.sendLater(CONVERSATION, text);
    await app.stop();

    expect(texts()).toEqual(['one', 'two', 'three']);
    await expect(app.outbox.sendLater(CONVERSATION, 'four')).rejects.toMatchObject({ status: 503 });
  });
});
