import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import {
  FulfillmentError,
  FulfillmentModule,
  Intent,
  type IntentContext,
  Intents,
  type OutgoingCall,
  type PlatformAnswer,
} from '../../src/index.js';
import type { HttpAnswer } from '../support/http-client.js';
import { ADAPTERS } from '../support/start-service.js';
import { Gate } from './time/gate.js';
import { eventually, TimeWorld, type Chat } from './time/time-world.js';

/** As nestjs-cls does it, or a package for tenants or transactions: a storage that a middleware opens for each call. */
const storage = new AsyncLocalStorage<string>();
const contexts: string[] = [];
const gates = new Map<string, Gate>();

function gate(words: string): Gate {
  let one = gates.get(words);
  if (one === undefined) gates.set(words, (one = new Gate()));
  return one;
}

/** What ran for which words, and in the context of which call. */
function note(what: string, words: string): void {
  contexts.push(`${what} of ${words} in ${storage.getStore() ?? 'no call'}`);
}

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
class ContextModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    const open = (request: { headers: Record<string, string> }, _response: unknown, next: () => void) =>
      storage.run(request.headers['x-call'], next);
    consumer.apply(open).forRoutes('{*all}');
  }
}

describe.each(ADAPTERS)('a turn runs in the async context of its own call, on %s', (adapter) => {
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

const SENDS = 3;
/** The contexts before and after each call of the messaging API. */
const calls: (string | undefined)[][] = [];

@Intents()
class SendingIntents {
  @Intent('sends')
  async sends({ text, conversation }: IntentContext): Promise<string> {
    await Promise.all(Array.from({ length: SENDS }, () => conversation.send(text)));
    note('sent', text);
    return text;
  }
}

const messaging = {
  interceptors: [
    {
      async intercept(_call: OutgoingCall, next: () => Promise<PlatformAnswer>): Promise<PlatformAnswer> {
        const before = storage.getStore();
        const answer = await next();
        calls.push([before, storage.getStore()]);
        return answer;
      },
    },
  ],
};

@Module({ imports: [FulfillmentModule.forRoot({ messaging })], providers: [SendingIntents] })
class SendingModule extends ContextModule {}

it.each(ADAPTERS)(
  'calls that wait for a connection of another turn stay in their context, on %s',
  async (adapter) => {
    const world = await TimeWorld.start(SendingModule, adapter, { PLATFORM_MAX_CONNECTIONS: '2' });
    contexts.length = 0;
    calls.length = 0;
    const texts = Array.from({ length: 4 }, () => randomUUID());
    world.platform.fail({ kind: 'delay', milliseconds: 20 });
    await Promise.all(
      texts.map((text) =>
        world.service.post(undefined, {
          headers: { 'Content-Type': 'application/json', 'X-Call': text },
          body: JSON.stringify(world.chat().message('sends', { lastUserText: text })),
        }),
      ),
    );
    await world.stop();

    expect(contexts.sort()).toEqual(texts.map((text) => `sent of ${text} in ${text}`).sort());
    expect(calls.sort()).toEqual(texts.flatMap((text) => Array<string[]>(SENDS).fill([text, text])).sort());
  },
);

const COOL_DOWN_MS = 50;
/** In which context each request to the platform left. */
const attempts: string[] = [];

@Intents()
class TryingIntents {
  @Intent('tries')
  async tries({ text, conversation }: IntentContext): Promise<string> {
    const end = await conversation.get().then(
      () => 'read',
      (error: unknown) => (error instanceof FulfillmentError ? error.code : 'unknown'),
    );
    note(end, text);
    return text;
  }
}

const withBreaker = {
  retries: 0,
  circuitBreaker: { failures: 1, coolDownMs: COOL_DOWN_MS },
  interceptors: [
    {
      async intercept(_call: OutgoingCall, next: () => Promise<PlatformAnswer>): Promise<PlatformAnswer> {
        attempts.push(storage.getStore() ?? 'no call');
        await gate(storage.getStore() ?? '').pass();
        return next();
      },
    },
  ],
};

@Module({ imports: [FulfillmentModule.forRoot({ messaging: withBreaker })], providers: [TryingIntents] })
class TryingModule extends ContextModule {}

it.each(ADAPTERS)(
  'calls that open, test and find an open circuit breaker stay in their context, on %s',
  async (adapter) => {
    const world = await TimeWorld.start(TryingModule, adapter);
    contexts.length = 0;
    attempts.length = 0;
    const [opens, tests, refused] = ['opens', 'tests', 'refused'].map((what) => `${what} ${randomUUID()}`);
    const tries = (text: string): Promise<HttpAnswer> =>
      world.service.post(undefined, {
        headers: { 'Content-Type': 'application/json', 'X-Call': text },
        body: JSON.stringify(world.chat().message('tries', { lastUserText: text })),
      });

    world.platform.fail({ kind: 'status', status: 503 }, { times: 1 });
    const first = tries(opens);
    await gate(opens).reached();
    gate(opens).open();
    await first;
    await sleep(2 * COOL_DOWN_MS);
    const second = tries(tests);
    await gate(tests).reached();
    await tries(refused);
    storage.run(refused, () => gate(tests).open());
    await second;
    await world.stop();

    expect(attempts).toEqual([opens, tests]);
    expect(contexts).toEqual([
      `PLATFORM_UNAVAILABLE of ${opens} in ${opens}`,
      `CIRCUIT_OPEN of ${refused} in ${refused}`,
      `read of ${tests} in ${tests}`,
    ]);
  },
);
