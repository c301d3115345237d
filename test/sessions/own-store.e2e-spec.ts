import { randomBytes } from 'node:crypto';
import { setImmediate as nextRound } from 'node:timers/promises';
import {
  FulfillmentModule,
  type SaveSessionOptions,
  type ConversationKey,
  type SessionRecord,
  type SessionStore,
} from '../../src/index.js';
import { createTestBot, type TestBot } from '../../src/testing/index.js';
import { COUNT, SessionIntents } from './sessions.module.js';

const DAY = 86_400_000;
const env = { OUTBOX_KEY: randomBytes(32).toString('hex') };

/** As a team writes one, with what it was asked written down. */
class OwnStore implements SessionStore {
  readonly asked: string[] = [];
  readonly records = new Map<ConversationKey, SessionRecord>();
  hangs = false;

  async open(): Promise<void> {
    this.asked.push('open');
  }

  async load(conversation: ConversationKey): Promise<SessionRecord | undefined> {
    this.asked.push('load');
    if (this.hangs) await new Promise(() => undefined);
    return this.records.get(conversation);
  }

  async save(
    conversation: ConversationKey,
    record: SessionRecord,
    options: SaveSessionOptions,
  ): Promise<boolean> {
    this.asked.push('save');
    if (this.records.get(conversation)?.version !== options.expected) return false;
    this.records.set(conversation, record);
    return true;
  }

  async delete(conversation: ConversationKey): Promise<void> {
    this.records.delete(conversation);
  }

  async close(): Promise<void> {
    this.asked.push('close');
  }
}

const botWith = (sessionStore: SessionStore, settings: Record<string, string> = env): Promise<TestBot> =>
  createTestBot({
    imports: [FulfillmentModule.forRoot({ sessionStore })],
    providers: [SessionIntents],
    env: settings,
  });

describe('A store of a team', () => {
  it('is opened, asked once a turn, and closed; what it gets is sealed', async () => {
    const store = new OwnStore();
    const bot = await botWith(store);
    expect((await bot.intent('say', { words: 'unmistakable-words' })).texts).toEqual(['Kept.']);
    expect((await bot.intent('repeat')).texts).toEqual(['unmistakable-words']);
    await bot.close();
    expect(store.asked).toEqual(['open', 'load', 'save', 'load', 'close']);
    expect(JSON.stringify([...store.records])).not.toContain('unmistakable');
  });

  it('is not taken without a key to seal with', async () => {
    await expect(botWith(new OwnStore(), {})).rejects.toMatchObject({ code: 'INVALID_SESSION_STORE' });
  });

  it('has five seconds, and holds up no turn for longer', async () => {
    const store = new OwnStore();
    const bot = await botWith(store);
    store.hangs = true;
    const waiting = bot.intent('count');
    while (!store.asked.includes('load')) await nextRound();
    await bot.time.passes(5000);
    const turn = await waiting;
    expect([turn.static, turn.wire?.status]).toEqual([true, 503]);
    store.hangs = false;
    expect((await bot.intent('count')).texts).toEqual(['1']);
    await bot.close();
  });
});

describe('The time of a session', () => {
  it('begins again with each use, and ends a week after the last', async () => {
    const bot = await createTestBot({ providers: [SessionIntents] });
    await bot.intent('count');
    for (let day = 0; day < 10; day += 1) {
      await bot.time.passes(2 * DAY);
      expect((await bot.intent('read')).texts).toEqual(['1']);
    }
    await bot.time.passes(7 * DAY);
    expect(await bot.main.session.get(COUNT)).toBe(0);
    await bot.close();
  });
});
