import { setTimeout as sleep } from 'node:timers/promises';
import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { FulfillmentModule, Intent, Intents, Reply } from '../../../src/index.js';
import { ADAPTERS } from '../../support/start-service.js';
import { TimeWorld } from './time-world.js';

const DEADLINE_MS = 100;
const LONGER_MS = 2 * DEADLINE_MS;

/** No timer fires while it runs, as in a process that has too much to do. */
function keepBusy(): void {
  const end = performance.now() + LONGER_MS;
  while (performance.now() < end);
}

@Intents({ deadline: DEADLINE_MS, placeholder: 'One moment…' })
class BusyIntents {
  @Intent('busy')
  async busy(): Promise<string> {
    keepBusy();
    return 'The reply.';
  }

  @Intent('busy.stream')
  async *stream(): AsyncGenerator<string> {
    yield 'The first.';
    keepBusy();
    yield 'The second.';
  }

  @Intent('busy.fails', { onFailure: 'Sorry.' })
  async fails(): Promise<never> {
    keepBusy();
    throw new Error('canary');
  }

  @Intent('quick')
  quick(): Reply {
    return Reply.text('The reply.');
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [BusyIntents] })
class BusyModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    const slow = (request: { headers: Record<string, unknown> }, _response: unknown, next: () => void) =>
      void sleep(request.headers['x-slow'] === undefined ? 0 : LONGER_MS).then(next);
    consumer.apply(slow).forRoutes('{*all}');
  }
}

describe.each(ADAPTERS)('a reply after the deadline, on %s', (adapter) => {
  let world: TimeWorld;

  beforeAll(async () => {
    world = await TimeWorld.start(BusyModule, adapter);
  });
  afterAll(() => world?.stop());

  it.each([
    ['of a handler', 'busy', ['The reply.']],
    ['of a stream', 'busy.stream', ['The first.', 'The second.']],
    ['of a failure policy', 'busy.fails', ['Sorry.']],
  ])('%s is late, even if the process was too busy for the timer', async (_, intent, texts) => {
    const chat = world.chat();
    expect((await chat.says(intent)).text).toContain('One moment…');
    await chat.sees(texts.length);
    expect(chat.texts).toEqual(texts);
  });

  it('is late by the arrival of the request, before any middleware', async () => {
    const chat = world.chat();
    const body = JSON.stringify(chat.message('quick'));
    const headers = { 'Content-Type': 'application/json', 'X-Slow': 'yes' };
    const { text } = await world.service.call({ path: '/webhook', headers, body });
    expect(text).toContain('One moment…');
    await chat.sees(1);
    expect(chat.texts).toEqual(['The reply.']);
  });
});
