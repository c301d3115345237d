import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import {
  FulfillmentError,
  FulfillmentModule,
  Intent,
  type IntentContext,
  Intents,
  type OutgoingCall,
  type PlatformAnswer,
} from '../../src/index.js';
import { contexts, gate, note, storage, WithContext } from '../dispatch/async-context.js';
import { TimeWorld } from '../dispatch/time/time-world.js';
import type { HttpAnswer } from '../support/http-client.js';
import { ADAPTERS } from '../support/start-service.js';

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
class SendingModule extends WithContext {}

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
class TryingModule extends WithContext {}

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
