import { writeFileSync } from 'node:fs';
import { AppModule } from '../../../src/app.module.js';
import type {
  ConversationView,
  StateView,
  TroubleName,
  TurnView,
} from '../../../src/playground/server/view.types.js';
import { startService, type RunningService } from '../../support/start-service.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { eventually } from './running-playground.js';

const SECRET = 'a-secret-of-the-webhook';

describe('the playground, over its API', () => {
  let service: RunningService;
  const start = async (env: Record<string, string> = {}): Promise<void> => {
    service = await startService(AppModule, 'express', {
      PLAYGROUND: 'true',
      WEBHOOK_SECRETS: SECRET,
      ...env,
    });
  };
  afterEach(() => service?.close());

  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const { status, text } = await service.call({
      method,
      path: `/playground/api${path}`,
      headers: { Host: new URL(service.url).host, Origin: service.url, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (status >= 300) throw new Error(`${status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const open = (options: object = {}): Promise<ConversationView> => ask('POST', '/conversations', options);
  const view = (id: string): Promise<ConversationView> => ask('GET', `/conversations/${id}`);
  const trouble = (...on: TroubleName[]): Promise<StateView> => ask('PUT', '/troubles', { on });

  /** Says something, and waits until the turn is over. */
  async function say(id: string, message: { text: string; action?: string }): Promise<TurnView> {
    const { turn } = await ask<{ turn: string }>('POST', `/conversations/${id}/messages`, message);
    return over(id, turn);
  }

  async function over(id: string, turnId: string): Promise<TurnView> {
    let found: TurnView | undefined;
    await eventually(async () => {
      found = (await view(id)).turns.find((turn) => turn.id === turnId);
      return found?.entries.some(({ type }) => type === 'turn-ended') === true;
    });
    return found as TurnView;
  }

  const types = ({ entries }: TurnView): string[] => entries.map(({ type }) => type);
  const data = ({ entries }: TurnView, type: string): Record<string, unknown> => {
    const found = entries.findLast((entry) => entry.type === type);
    if (found === undefined)
      throw new Error(`There is no ${type} among ${entries.map((one) => one.type).join(', ')}`);
    return found.data;
  };
  const texts = ({ messages }: ConversationView): string[] => messages.map(({ text }) => text);

  it('tells both sides of a turn under one id, without a secret', async () => {
    await start();
    const { id } = await open();
    const turn = await say(id, { text: 'hello' });
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
    expect(JSON.stringify(await view(id))).not.toContain(SECRET);
    expect(JSON.stringify(await view(id))).not.toMatch(/eyJ[\w-]{10}/);
  });

  it('speaks in the language, on the channel and as the user that were chosen', async () => {
    await start();
    const { id } = await open({
      language: 'it-IT',
      channel: 'whatsapp',
      userName: 'Juno Marsh',
      draft: true,
    });
    const turn = await say(id, { text: 'hello' });
    expect(data(turn, 'read')).toMatchObject({ language: 'it', channel: 'whatsapp' });
    const { payload } = data(turn, 'called').body as {
      payload: { message: { request: { draft: boolean } } };
    };
    expect(payload.message.request.draft).toBe(true);
    expect(texts(await view(id))).toContain('Hello, Juno Marsh!');
  });

  it('presses buttons, and shows a hand-off', async () => {
    await start();
    const { id } = await open();
    await say(id, { text: 'Talk to a human', action: 'talk.to.human' });
    expect(await view(id)).toMatchObject({ with: ['Robin Vale'] });
  });

  it('sends edited requests, with fresh ids and the token in its place', async () => {
    await start();
    const { id } = await open();
    const turn = await say(id, { text: 'report' });
    const entry = turn.entries.find(({ type }) => type === 'called');
    const body = JSON.parse(JSON.stringify(entry?.data.body)) as {
      payload: { intent: Record<string, unknown> };
    };
    body.payload.intent['intent_display_name'] = 'hello';
    const path = `/conversations/${id}/turns/${turn.id}/resend`;
    const { turn: again } = await ask<{ turn: string }>('POST', path, { body, entry: entry?.id });
    const edited = await over(id, again);
    expect(edited.kind).toBe('edited');
    expect(data(edited, 'matched')).toMatchObject({ handler: 'ServiceDeskIntents.hello' });
  });

  it('begins again from a turn, as if it had never been', async () => {
    await start();
    const { id, messages } = await open();
    const turn = await say(id, { text: 'hello' });
    await say(id, { text: 'report' });
    const rewound = await ask<ConversationView>('POST', `/conversations/${id}/turns/${turn.id}/restart`);
    expect(texts(rewound).length).toBeLessThanOrEqual(messages.length + 1);
    expect(rewound.turns.map(({ text }) => text)).not.toContain('hello');
    await say(id, { text: 'hello' });
    expect(texts(await view(id)).filter((text) => text === 'Hello, Guest!')).toHaveLength(1);
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
    await start({ PLATFORM_TIMEOUT_MS: '1500', REPLY_DEADLINE_MS: '1000' });
    const { id } = await open();
    await trouble(name);
    const turn = await say(id, { text: 'report' });
    expect(turn.troubles).toEqual([name]);
    expectTrouble(turn);
    await trouble();
    await say(id, { text: 'report' });
    await eventually(async () => texts(await view(id)).includes('Anything else?'));
  });

  it('makes trouble: two messages at once', async () => {
    await start();
    const { id } = await open();
    await trouble('quick');
    await say(id, { text: 'hello' });
    await eventually(
      async () => texts(await view(id)).filter((text) => text === 'Hello, Guest!').length === 2,
    );
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
    const { bot } = await ask<StateView>('GET', '/state');
    expect(bot).toMatchObject({ name: 'Order helper', source: 'bot.json' });
    expect(bot.intents).toContainEqual(
      expect.objectContaining({ name: 'helo', unhandled: { near: 'hello' } }),
    );
    expect(bot.handlers).toContainEqual(expect.objectContaining({ name: 'hello', unused: { near: 'helo' } }));
    expect(bot.handlers.find(({ name }) => name === 'order.status')).not.toHaveProperty('unused');
    folder.remove();
  });

  it('keeps conversations over a restart, and what the bot knows in them', async () => {
    const folder = new TemporaryFolder();
    const env = { PLAYGROUND_STATE: folder.join('state.json') };
    await start(env);
    const { id } = await open({ userName: 'Juno Marsh' });
    await say(id, { text: 'hello' });
    await service.close();
    await start(env);
    const kept = await view(id);
    expect(texts(kept)).toContain('Hello, Juno Marsh!');
    expect(kept.turns.map(({ text }) => text)).toContain('hello');
    await say(id, { text: 'report' });
    expect(texts(await view(id))).toContain('Here is your report.');
    folder.remove();
  });
});
