import { Module } from '@nestjs/common';
import { Fallback, FulfillmentModule, Intent, Intents, type IntentContext } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { startService, type RunningService } from '../support/start-service.js';

type Odd = AsyncIterable<string>;

/** An iterator whose `return` is as given, and that fails. */
function failing(end: unknown): Odd {
  const iterator = { next: () => Promise.reject(new Error('canary')), return: end };
  return { [Symbol.asyncIterator]: () => iterator as unknown as AsyncIterator<string> };
}

@Intents({ onFailure: 'It broke off.' })
class OddIntents {
  @Intent('throws')
  throws(): Odd {
    return failing(() => {
      throw new Error('canary of return');
    });
  }

  @Intent('no.promise')
  noPromise(): Odd {
    return failing(() => 7);
  }

  @Intent('no.function')
  noFunction(): Odd {
    return failing('return');
  }

  @Intent('order.status')
  status(): string {
    return 'On its way.';
  }

  @Fallback()
  unknown({ intent }: IntentContext): string {
    return `I do not know ${intent.name}.`;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [OddIntents] })
class OddModule {}

describe('The dispatcher', () => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(OddModule);
  });
  afterAll(() => service?.close());

  it.each(['throws', 'no.promise', 'no.function'])(
    'tells the failure of a stream, however its iterator ends: %s',
    async (intent) => {
      const { status, text } = await service.post(requestFor(intent));
      expect([status, JSON.parse(text)]).toMatchObject([200, { text: 'It broke off.' }]);
    },
  );

  it('says once for each name which known intent a fallback’s resembles', async () => {
    for (const name of ['order.statsu', 'order.statsu', 'something else', 'defaultFallback']) {
      await service.post(requestFor(name));
    }
    const hints = service.log.filter((line) => line.includes('taken by a fallback'));
    expect(hints).toEqual([
      expect.stringMatching(
        /^"order.statsu" -> OddIntents.unknown: .*nearest known intent is 'order.status'/,
      ),
    ]);
  });
});
