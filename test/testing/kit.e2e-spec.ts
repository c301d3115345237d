import { Module } from '@nestjs/common';
import { FulfillmentModule } from '../../src/index.js';
import { createTestBot, TestUsageError, type TestBot } from '../../src/testing/index.js';
import { ADAPTERS } from '../support/start-service.js';
import { KitModule, StaffOnly, Stock } from './kit.intents.js';

describe.each(ADAPTERS)('The testing kit on %s', (adapter) => {
  let bot: TestBot;
  const start = async (options: Parameters<typeof createTestBot>[0] = {}): Promise<TestBot> => {
    bot = await createTestBot({ imports: [KitModule], adapter, ...options });
    return bot;
  };
  afterEach(() => bot?.close());

  it('opens no port', async () => {
    await start();
    expect(bot.app.getHttpServer().listening).toBe(false);
    expect((await bot.intent('who')).wire?.status).toBe(200);
  });

  it('says who the user is, and keeps it for the conversation', async () => {
    await start({ user: { name: 'Robin Field' } });
    const options = { language: 'it-IT', channel: 'whatsapp', user: { email: 'robin@example.com' } };
    expect((await bot.intent('who', {}, options)).texts).toEqual([
      'Robin Field robin@example.com it whatsapp',
    ]);
    expect((await bot.intent('who')).texts).toEqual(['Robin Field robin@example.com it whatsapp']);
    const other = bot.conversation({ user: { name: 'Kim Lake' }, language: 'de' });
    expect((await other.intent('who')).texts).toEqual(['Kim Lake  de web']);
  });

  it('speaks the dialect of the documentation page', async () => {
    await start();
    const turn = await bot.intent('who', {}, { dialect: 'page', language: 'it' });
    expect(turn.texts).toEqual([expect.stringContaining(' it ')]);
    const [request] = turn.events.filter((event) => event.type === 'webhook-request');
    expect(Object.keys(request.body)).toEqual(['token', 'payload']);
  });

  it('finds the handler of a text: by name, by phrase, by pattern, else the fallback', async () => {
    await start({ phrases: { shop: ['what do you sell'] } });
    expect((await bot.says('Real time!')).handler).toBe('KitIntents.realTime');
    expect((await bot.says('What do you sell?')).handler).toBe('KitIntents.shop');
    expect((await bot.says('faq.returns')).texts).toEqual(['About faq.returns']);
    expect((await bot.says('xyzzy')).texts).toEqual(['What is {{xyzzy}}?']);
  });

  it('sets variables, and shows those that are the conversation’s own', async () => {
    await start();
    const turn = await bot.intent('remember', { size: 'L' });
    expect(turn.variables).toEqual({ size: 'L', cart: { size: 'L' } });
    expect((await bot.intent('who')).variables).toEqual({ size: 'L', cart: { size: 'L' } });
  });

  it('presses buttons, of cards too', async () => {
    await start({ overrides: [{ provide: Stock, useValue: { count: () => 1 } }] });
    const { messages } = await bot.intent('shop');
    expect(messages[0]?.cards).toMatchObject([{ title: 'Scarf', description: '1 left' }]);
    expect(messages[0]?.cards[0]?.buttons).toMatchObject([
      { label: 'Buy', kind: 'action', intent: 'buy', params: { sku: 'S-1' } },
    ]);
    expect((await bot.clicks('Buy')).texts).toEqual(['Bought S-1.']);
    await expect(bot.clicks('Sell')).rejects.toBeInstanceOf(TestUsageError);
  });

  it('tells the silence from the static reply, and both from a reply', async () => {
    await start();
    expect(await bot.intent('who')).toMatchObject({ static: false, silent: false });
    const designed = await bot.intent('designed');
    expect(designed).toMatchObject({ static: true, silent: false, wire: { status: 204, json: undefined } });
    expect(designed.texts).toEqual(['[the static reply of designed]']);
    const gone = await bot.main.intent('report');
    expect(gone).toMatchObject({ static: false, wire: { status: 200, json: {} } });
  });

  it('says why a handler failed', async () => {
    await start();
    const turn = await bot.intent('broken');
    expect(turn).toMatchObject({ static: true, wire: { status: 500 } });
    expect(turn.error).toEqual(new TypeError('No such table.'));
  });

  it('runs the guards of a handler, or their replacements', async () => {
    await start();
    expect(await bot.intent('staff')).toMatchObject({ static: true });
    await bot.close();
    await start({
      overrides: (builder) => builder.overrideGuard(StaffOnly).useValue({ canActivate: () => true }),
    });
    expect((await bot.intent('staff')).texts).toEqual(['Welcome to the back room.']);
  });

  it('shows what goes through the messaging API', async () => {
    await start();
    const turn = await bot.intent('report');
    expect(turn.texts).toEqual(['One.', 'Two.']);
    expect(turn.sent.map(({ operation, status }) => [operation, status])).toEqual([
      ['send', 200],
      ['send', 200],
    ]);
  });

  it('hands over to people, who are there or not', async () => {
    await start({ agents: [{ firstname: 'Rosa', lastname: 'Neri', email: 'rosa@example.com' }] });
    expect((await bot.intent('open')).texts).toEqual(['open, 1 there']);
    bot.platform.agents[0].available = false;
    bot.platform.open = false;
    expect((await bot.intent('open')).texts).toEqual(['closed, 0 there']);
    expect(await bot.intent('human')).toMatchObject({ texts: ['One moment.'], handedOff: true });
    expect(await bot.says('hello?')).toMatchObject({ silent: true, wire: undefined });
  });

  describe('with faults', () => {
    it('repeats what the platform refused for a moment, without waiting for it', async () => {
      await start();
      bot.platform.fails('send', 429, { times: 1 });
      const turn = await bot.intent('report');
      expect(turn.sent.map(({ status }) => status)).toEqual([429, 200, 200]);
      expect(turn.texts).toEqual(['One.', 'Two.']);
    });

    it('shows the static reply if the platform is unavailable', async () => {
      await start({ env: { PLATFORM_TIMEOUT_MS: '200' } });
      bot.platform.unreachable = true;
      const turn = await bot.intent('report');
      expect(turn).toMatchObject({ wire: { status: 500 } });
      bot.platform.unreachable = false;
      expect((await bot.intent('who')).wire?.status).toBe(200);
    });
  });

  describe('with time', () => {
    it('lets a deadline pass without waiting for it; the reply follows', async () => {
      await start();
      const turn = bot.intent('slow');
      await bot.time.passes(4999);
      await bot.time.passes(1);
      const answered = await turn;
      expect(answered).toMatchObject({ silent: true, wire: { status: 200, json: {} }, lateTexts: [] });
      bot.get(Stock).gate.open();
      expect((await answered.finished()).lateTexts).toEqual(['Here it is.']);
      expect(answered.silent).toBe(true);
    });

    it('does not let a deadline pass by itself', async () => {
      await start({ env: { REPLY_DEADLINE_MS: '1000' } });
      expect((await bot.intent('real time')).texts).toEqual(['Done.']);
    });

    it('brings what the outbox delivers later', async () => {
      await start();
      const turn = await bot.intent('remind');
      await bot.time.passes(3_599_999);
      expect(turn.lateTexts).toEqual([]);
      await bot.time.passes(1);
      expect(turn.lateTexts).toEqual(['It is time.']);
    });

    it('takes pauses as time that goes by', async () => {
      await start();
      const before = bot.time.now.getTime();
      const turn = await bot.intent('bye');
      expect(turn.messages.map(({ text, pause }) => [text, pause])).toEqual([
        ['Good-bye!', 0],
        ['Really.', 700],
      ]);
      expect(turn.closed).toBe(true);
      expect(bot.time.now.getTime() - before).toBe(2700);
    });

    it('closes while a handler still runs', async () => {
      await start();
      void bot.intent('slow').catch(() => undefined);
      await bot.time.passes(0);
      await bot.close();
      expect(bot.log.join('\n')).toContain('Not done in');
    });
  });

  describe('with a whole application', () => {
    @Module({ imports: [FulfillmentModule.forRoot({ replyDeadlineMs: 2500 }), KitModule] })
    class AppModule {}

    it('takes its settings, and the platform of the test', async () => {
      await start({ imports: [AppModule] });
      expect((await bot.intent('report')).texts).toEqual(['One.', 'Two.']);
    });

    it('refuses settings without effect', async () => {
      await expect(start({ imports: [AppModule], settings: { replyDeadlineMs: 1 } })).rejects.toBeInstanceOf(
        TestUsageError,
      );
    });
  });
});
