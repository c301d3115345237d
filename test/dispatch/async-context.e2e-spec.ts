import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { FulfillmentModule, Intent, type IntentContext, Intents } from '../../src/index.js';
import type { HttpAnswer } from '../support/http-client.js';
import { ADAPTERS } from '../support/start-service.js';
import { contexts, gate, note, storage, WithContext } from './async-context.js';
import { eventually, TimeWorld, type Chat } from './time/time-world.js';

@Intents()
class ContextIntents {
  @Intent('serial')
  async serial({ text }: IntentContext): Promise<string> {
    note('start', text);
    await gate(text).pass();
    note('end', text);
    return text;
  }

  @Intent('debounced', { order: { debounce: 200 } })
  debounced({ text }: IntentContext): string {
    note('start', text);
    return text;
  }

  @Intent('latest', { order: 'latest' })
  async latest({ text, signal }: IntentContext): Promise<string> {
    note('start', text);
    signal.addEventListener('abort', () => note('abort', text));
    await gate(text).pass();
    return text;
  }

  @Intent('late', {
    deadline: 100,
    placeholder: ({ text }) => {
      note('placeholder', text);
      return 'One moment…';
    },
    onFailure: (_error, { text }) => {
      note('failure', text);
      return 'Sorry.';
    },
  })
  async late({ text, conversation }: IntentContext): Promise<string> {
    await gate(text).pass();
    note('late', text);
    await Promise.all([conversation.send('One'), conversation.send('Two')]);
    note('sent', text);
    throw new Error('canary');
  }

  @Intent('stream', { deadline: 100 })
  async *stream({ text }: IntentContext): AsyncGenerator<string> {
    note('first', text);
    yield 'One';
    await gate(text).pass();
    note('second', text);
    yield 'Two';
  }

  @Intent('durable', { durable: true })
  async durable({ text }: IntentContext): Promise<string> {
    note('start', text);
    await gate(text).pass();
    return text;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [ContextIntents] })
class ContextModule extends WithContext {}

describe.each(ADAPTERS)('a turn runs in the async context of its call, on %s', (adapter) => {
  let world: TimeWorld;

  beforeAll(async () => {
    world = await TimeWorld.start(ContextModule, adapter, { OUTBOX_MEMORY_ALLOWED: 'true' });
  });
  beforeEach(() => {
    contexts.length = 0;
  });
  afterAll(() => world?.stop());

  function words(count: number): string[] {
    return Array.from({ length: count }, () => randomUUID());
  }

  /** A call with a context of the same name as its words. */
  function says(chat: Chat, intent: string, text: string): Promise<HttpAnswer> {
    return post(chat.message(intent, { lastUserText: text }), text);
  }

  function post(body: unknown, context: string): Promise<HttpAnswer> {
    return world.service.post(body, {
      path: '/webhook',
      headers: { 'Content-Type': 'application/json', 'X-Call': context },
      body: JSON.stringify(body),
    });
  }

  it('behind another turn of its conversation', async () => {
    const chat = world.chat();
    const texts = words(3);
    const answers: Promise<HttpAnswer>[] = [];
    for (const [index, text] of texts.entries()) {
      answers.push(says(chat, 'serial', text));
      await eventually(() => world.openTurns === index + 1, 'the turn');
    }
    for (const text of texts) {
      await gate(text).reached();
      gate(text).open();
    }
    await Promise.all(answers);
    expect(contexts).toEqual(
      texts.flatMap((text) => [`start of ${text} in ${text}`, `end of ${text} in ${text}`]),
    );
  });

  it('after a debounce', async () => {
    const chat = world.chat();
    const texts = words(2);
    await Promise.all(texts.map((text) => says(chat, 'debounced', text)));
    expect(contexts).toHaveLength(1);
    expect(contexts[0]).toMatch(/^start of (.+) in \1$/);
  });

  it('when a newer turn aborts it', async () => {
    const chat = world.chat();
    const [first, second] = words(2);
    const one = says(chat, 'latest', first);
    await gate(first).reached();
    const two = says(chat, 'latest', second);
    await one;
    await gate(second).reached();
    gate(first).open();
    gate(second).open();
    await two;
    expect(contexts).toContain(`abort of ${first} in ${first}`);
    expect(contexts).toContain(`start of ${second} in ${second}`);
  });

  it('when it is late: its placeholder, its messages and its failure policy', async () => {
    const [first, second] = words(2);
    const chats = [world.chat(), world.chat()];
    await Promise.all([says(chats[0], 'late', first), says(chats[1], 'late', second)]);
    await Promise.all([gate(first).reached(), gate(second).reached()]);
    // The second is let go from the context of the first, as a shared pool would do it.
    storage.run(first, () => gate(second).open());
    storage.run(second, () => gate(first).open());
    await Promise.all(chats.map((chat) => chat.sees(3)));
    const expected = ['placeholder', 'late', 'sent', 'failure'];
    for (const text of [first, second]) {
      expect(contexts.filter((line) => line.includes(` of ${text} `))).toEqual(
        expected.map((what) => `${what} of ${text} in ${text}`),
      );
    }
  });

  it('when it streams', async () => {
    const chat = world.chat();
    const [text] = words(1);
    await says(chat, 'stream', text);
    await gate(text).reached();
    storage.run('another call', () => gate(text).open());
    await chat.sees(2);
    expect(contexts).toEqual([`first of ${text} in ${text}`, `second of ${text} in ${text}`]);
  });

  it('when the same call comes twice: it runs in the context of the first', async () => {
    const [text] = words(1);
    const body = world.chat().message('serial', { lastUserText: text });
    const first = post(body, 'first');
    await gate(text).reached();
    const second = post(body, 'second');
    gate(text).open();
    expect((await second).text).toBe((await first).text);
    expect(contexts).toEqual([`start of ${text} in first`, `end of ${text} in first`]);
  });

  it('as a job of the memory outbox, behind the job of another call', async () => {
    const chat = world.chat();
    const texts = words(2);
    for (const text of texts) await says(chat, 'durable', text);
    for (const text of texts) {
      await gate(text).reached();
      gate(text).open();
    }
    await chat.sees(2);
    expect(contexts).toEqual(texts.map((text) => `start of ${text} in ${text}`));
  });
});
