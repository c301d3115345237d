import { writeFileSync } from 'node:fs';
import { Module, UseGuards, type CanActivate, type Type } from '@nestjs/common';
import { FulfillmentModule, Intent } from '../../../src/index.js';
import type { StateView, TroubleName, TurnView } from '../../../src/playground/server/view.types.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { data, PlaygroundClient, SECRET, texts, types } from './playground-client.js';

class DayGuard implements CanActivate {
  canActivate = (): boolean => true;
}

class NightGuard implements CanActivate {
  canActivate = (): boolean => false;
}

@UseGuards(DayGuard)
class GuardedIntents {
  @Intent('day')
  day(): string {
    return 'Good day!';
  }

  @Intent('night')
  @UseGuards(NightGuard)
  night(): string {
    return 'Good night!';
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [GuardedIntents] })
class GuardedModule {}

describe('the playground, over its API', () => {
  let playground: PlaygroundClient;
  const start = async (env: Record<string, string> = {}, module?: Type): Promise<void> => {
    playground = await PlaygroundClient.start(env, module);
  };
  afterEach(() => playground?.close());

  it('tells both sides of a turn under one id, without a secret', async () => {
    await start();
    const { id } = await playground.open();
    const turn = await playground.say(id, { text: 'hello' });
    expect(types(turn)).toEqual(
      expect.arrayContaining([
        'received',
        'intent-matched',
        'called',
        'verified',
        'matched',
        'compiled',
        'webhook-answer',
        'verdict',
        'message',
      ]),
    );
    const calls = new Set(turn.entries.flatMap(({ call }) => call ?? []));
    expect(calls.size).toBe(1);
    expect(data(turn, 'matched')).toMatchObject({ handler: 'ServiceDeskIntents.hello', by: 'name' });
    expect(JSON.stringify(await playground.view(id))).not.toContain(SECRET);
    expect(JSON.stringify(await playground.view(id))).not.toMatch(/eyJ[\w-]{10}/);
  });

  it('speaks in the language, on the channel and as the user that were chosen', async () => {
    await start();
    const { id } = await playground.open({
      language: 'it-IT',
      channel: 'whatsapp',
      userName: 'Juno Marsh',
      draft: true,
    });
    const turn = await playground.say(id, { text: 'hello' });
    expect(data(turn, 'read')).toMatchObject({ language: 'it', channel: 'whatsapp' });
    const { payload } = data(turn, 'called').body as {
      payload: { message: { request: { draft: boolean } } };
    };
    expect(payload.message.request.draft).toBe(true);
    expect(texts(await playground.view(id))).toContain('Hello, Juno Marsh!');
  });

  it('presses buttons, and shows a hand-off', async () => {
    await start();
    const { id } = await playground.open();
    await playground.say(id, { text: 'Talk to a human', action: 'talk.to.human' });
    expect(await playground.view(id)).toMatchObject({ with: ['Robin Vale'] });
  });

  it('sends edited requests, with fresh ids and the token in its place', async () => {
    await start();
    const { id } = await playground.open();
    const turn = await playground.say(id, { text: 'report' });
    const entry = turn.entries.find(({ type }) => type === 'called');
    const body = JSON.parse(JSON.stringify(entry?.data.body)) as {
      payload: { intent: Record<string, unknown> };
    };
    body.payload.intent['intent_display_name'] = 'hello';
    const path = `/conversations/${id}/turns/${turn.id}/resend`;
    const { turn: again } = await playground.ask<{ turn: string }>('POST', path, { body, entry: entry?.id });
    const edited = await playground.over(id, again);
    expect(edited.kind).toBe('edited');
    expect(data(edited, 'matched')).toMatchObject({ handler: 'ServiceDeskIntents.hello' });
  });

  it('begins again from a turn, as if it had never been', async () => {
    await start();
    const { id, messages } = await playground.open();
    const turn = await playground.say(id, { text: 'hello' });
    await playground.say(id, { text: 'report' });
    const rewound = await playground.restart(id, turn.id);
    expect(texts(rewound).length).toBeLessThanOrEqual(messages.length + 1);
    expect(rewound.turns.map(({ text }) => text)).not.toContain('hello');
    await playground.say(id, { text: 'hello' });
    expect(texts(await playground.view(id)).filter((text) => text === 'Hello, Guest!')).toHaveLength(1);
  });

  it('tells which guards were asked, and whether they let the call through', async () => {
    await start({}, GuardedModule);
    const { id } = await playground.open();
    const day = await playground.say(id, { text: 'day' });
    expect(data(day, 'matched')).toMatchObject({ guards: ['DayGuard'] });
    expect(types(day).indexOf('guarded')).toBeGreaterThan(types(day).indexOf('started'));
    expect(types(day).indexOf('guarded')).toBeLessThan(types(day).indexOf('handled'));
    const night = await playground.say(id, { text: 'night' });
    expect(data(night, 'matched')).toMatchObject({ guards: ['DayGuard', 'NightGuard'] });
    expect(types(night)).not.toContain('guarded');
    expect(data(night, 'handled').error).toMatchObject({ name: 'ForbiddenException' });
  });

  it('is well again as soon as the trouble is off, whatever the service thinks of the platform', async () => {
    await start();
    const { id } = await playground.open();
    await playground.trouble('unreachable');
    await until(async () => {
      const { error } = data(await playground.say(id, { text: 'report' }), 'handled');
      return JSON.stringify(error).includes('CircuitOpenError');
    });
    await playground.trouble();
    const turn = await playground.say(id, { text: 'report' });
    expect(data(turn, 'platform-call')).toMatchObject({ status: 200 });
  });

  it('takes troubles by their names, as a list', async () => {
    await start();
    await expect(playground.ask('PUT', '/troubles', { on: 'api-500' })).rejects.toThrow('400');
    await expect(playground.ask('PUT', '/troubles', { on: ['none-of-them'] })).rejects.toThrow('400');
    expect((await playground.ask<StateView>('GET', '/state')).troubles).toEqual([]);
  });

  it.each<[TroubleName, (turn: TurnView) => void]>([
    ['api-429', (turn) => expect(data(turn, 'platform-call')).toMatchObject({ status: 429 })],
    ['api-500', (turn) => expect(data(turn, 'platform-call')).toMatchObject({ status: 500 })],
    ['api-reset', (turn) => expect(data(turn, 'platform-call').error).toBeDefined()],
    [
      'unreachable',
      (turn) => expect(JSON.stringify(data(turn, 'platform-call').error)).toContain('ECONNREFUSED'),
    ],
    ['api-timeout', (turn) => expect(data(turn, 'platform-call').error).toBeDefined()],
    ['wrong-token', (turn) => expect(data(turn, 'platform-call')).toMatchObject({ status: 401 })],
    ['wrong-secret', (turn) => expect(data(turn, 'unverified').reason).toContain('secret')],
    ['duplicate', (turn) => expect(types(turn).filter((type) => type === 'called')).toHaveLength(2)],
    ['page-dialect', (turn) => expect(data(turn, 'called').body).not.toHaveProperty('variables')],
    ['slow-handler', (turn) => expect(turn.entries.map((entry) => entry.data['outcome'])).toContain('late')],
  ])('makes trouble: %s', async (name, expectTrouble) => {
    await start({
      PLATFORM_TIMEOUT_MS: name === 'api-timeout' ? '1500' : '15000',
      REPLY_DEADLINE_MS: name === 'slow-handler' ? '1000' : '15000',
    });
    const { id } = await playground.open();
    await playground.trouble(name);
    const turn = await playground.say(id, { text: 'report' });
    expect(turn.troubles).toEqual([name]);
    expectTrouble(turn);
    await playground.trouble();
    await playground.say(id, { text: 'report' });
    await until(async () => texts(await playground.view(id)).includes('Anything else?'));
  });

  it('makes trouble: two messages at once', async () => {
    await start();
    const { id } = await playground.open();
    await playground.trouble('quick');
    await playground.say(id, { text: 'hello' });
    await until(
      async () => texts(await playground.view(id)).filter((text) => text === 'Hello, Guest!').length === 2,
    );
  });

  it('makes no test of a conversation that a test cannot repeat, and says why', async () => {
    await start();
    const { id } = await playground.open();
    const path = `/conversations/${id}/test`;
    await expect(playground.ask('GET', path)).rejects.toThrow(/^409 .*the user has sent no message yet/);
    await playground.trouble('api-500');
    await playground.say(id, { text: 'report' });
    await expect(playground.ask('GET', path)).rejects.toThrow(
      /^409 .*Left out: 1 with trouble \(API answers 500\)/,
    );
    await playground.trouble();
    await playground.say(id, { text: 'hello' });
    const { source } = await playground.ask<{ source: string }>('GET', path);
    expect(source).toContain('// Left out, with trouble (API answers 500): report\n');
    expect(source).toContain("let turn = await bot.says('hello');");
  });

  it('plays a bot of a file, and shows what only just misses each other', async () => {
    const folder = new TemporaryFolder();
    const file = folder.join('bot.json');
    const intent = (name: string) => ({
      intent_display_name: name,
      question: name,
      webhook_enabled: true,
      answer: 'Designed',
    });
    writeFileSync(
      file,
      JSON.stringify({ name: 'Order helper', intents: [intent('helo'), intent('order.status')] }),
    );
    await start({ PLAYGROUND_BOT: file });
    const { bot } = await playground.ask<StateView>('GET', '/state');
    expect(bot).toMatchObject({ name: 'Order helper', source: 'bot.json' });
    expect(bot.intents).toContainEqual(
      expect.objectContaining({ name: 'helo', unhandled: { near: 'hello' } }),
    );
    expect(bot.handlers).toContainEqual(expect.objectContaining({ name: 'hello', unused: { near: 'helo' } }));
    expect(bot.handlers.find(({ name }) => name === 'order.status')).not.toHaveProperty('unused');
    folder.remove();
  });

  it('names an action that it does not play, once in the log and in each turn', async () => {
    const folder = new TemporaryFolder();
    const file = folder.join('bot.json');
    const actions = [{ _tdActionType: 'data_table', _tdActionId: 'a' }];
    const intents = [{ intent_display_name: 'table', question: 'table', actions }];
    writeFileSync(file, JSON.stringify({ name: 'Tables', intents }));
    await start({ PLAYGROUND_BOT: file });
    const { id } = await playground.open();
    for (let turn = 0; turn < 2; turn += 1) {
      expect(data(await playground.say(id, { text: 'table' }), 'action-not-emulated')).toMatchObject({
        action: 'data_table',
      });
    }
    const told = playground.service.log.filter((line) => line.includes('"data_table" is not emulated'));
    expect(told).toHaveLength(1);
    folder.remove();
  });

  it('hands the page the cure of an error of the service', async () => {
    const folder = new TemporaryFolder();
    const file = folder.join('bot.json');
    const intents = [
      { intent_display_name: 'nobody', question: 'nobody', webhook_enabled: true, answer: 'A' },
    ];
    writeFileSync(file, JSON.stringify({ name: 'Nobody', intents }));
    await start({ PLAYGROUND_BOT: file }, GuardedModule);
    const { id } = await playground.open();
    const answered = data(await playground.say(id, { text: 'nobody' }), 'answered');
    expect(answered['error']).toMatchObject({
      name: 'UnknownIntentError',
      help: expect.stringMatching(/\w/) as string,
    });
    folder.remove();
  });
});
