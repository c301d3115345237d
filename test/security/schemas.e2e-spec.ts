import { Module, ParseIntPipe, ValidationPipe } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import * as v from 'valibot';
import { z } from 'zod';
import { FulfillmentModule, Intent, IntentParam, Intents, Params } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';

const QUESTION = 'Its number has five digits.';
const known = async (id: string): Promise<boolean> => id !== '99999';

const zodId = z.string('Which order?').regex(/^\d{5}$/, QUESTION);
const zodOrder = z.object({
  orderId: zodId.refine(known, 'I do not know this order.'),
  count: z.coerce.number('How many?').int('How many?').min(1, 'At least one.').default(1),
});
const zodAll = z.looseObject({ orderId: zodId });

const valibotId = v.pipe(v.string('Which order?'), v.regex(/^\d{5}$/, QUESTION));
const valibotOrder = v.objectAsync({
  orderId: v.pipeAsync(valibotId, v.checkAsync(known, 'I do not know this order.')),
  count: v.optional(
    v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.minValue(1, 'At least one.')),
    1,
  ),
});
const valibotAll = v.looseObject({ orderId: valibotId });

const seen: unknown[] = [];
const see = (value: unknown): string => {
  seen.push(value);
  return 'Done.';
};

@Intents()
class OrderIntents {
  @Intent('zod.one')
  zodOne(@IntentParam('orderId', zodId) orderId: string): string {
    return see(orderId);
  }
  @Intent('zod.piped')
  zodPiped(@IntentParam('orderId', zodId, ParseIntPipe) orderId: number): string {
    return see(orderId);
  }
  @Intent('zod.order')
  zodOrder(@Params(zodOrder) order: z.infer<typeof zodOrder>): string {
    return see(order);
  }
  @Intent('zod.all')
  zodAll(@Params(zodAll) order: z.infer<typeof zodAll>): string {
    return see(order);
  }
  @Intent('valibot.one')
  valibotOne(@IntentParam('orderId', valibotId) orderId: string): string {
    return see(orderId);
  }
  @Intent('valibot.piped')
  valibotPiped(@IntentParam('orderId', valibotId, ParseIntPipe) orderId: number): string {
    return see(orderId);
  }
  @Intent('valibot.order')
  valibotOrder(@Params(valibotOrder) order: v.InferOutput<typeof valibotOrder>): string {
    return see(order);
  }
  @Intent('valibot.all')
  valibotAll(@Params(valibotAll) order: v.InferOutput<typeof valibotAll>): string {
    return see(order);
  }
}

@Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [
    OrderIntents,
    { provide: APP_PIPE, useValue: new ValidationPipe({ whitelist: true, transform: true }) },
  ],
})
class OrderModule {}

describe.each(ADAPTERS)('variables validated by a Standard Schema on %s', (adapter) => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(OrderModule, adapter);
  });
  beforeEach(() => (seen.length = 0));
  afterAll(() => service?.close());

  describe.each(['zod', 'valibot'])('of %s', (library) => {
    const say = async (intent: string, params: Record<string, unknown>): Promise<unknown> => {
      const { text } = await service.post(requestFor(`${library}.${intent}`, params));
      return (JSON.parse(text) as { text?: unknown }).text;
    };

    it.each<[string, Record<string, unknown>, unknown]>([
      ['one', { orderId: '20413' }, '20413'],
      ['piped', { orderId: '20413' }, 20413],
      ['order', { orderId: '20413', count: '3', admin: true }, { orderId: '20413', count: 3 }],
      ['order', { orderId: '20413' }, { orderId: '20413', count: 1 }],
    ])('%s: the handler gets the output of the schema', async (intent, params, output) => {
      expect(await say(intent, params)).toBe('Done.');
      expect(seen).toEqual([output]);
    });

    it.each<[string, string, Record<string, unknown>, string[]]>([
      ['one', 'missing', {}, ['Which order?']],
      ['one', 'of another type', { orderId: { $gt: '' } }, ['Which order?']],
      ['piped', 'a trap', { orderId: "1' OR '1'='1" }, [QUESTION]],
      ['order', 'several', { orderId: 'x', count: '0' }, [QUESTION, 'At least one.']],
      ['order', 'refused by an asynchronous check', { orderId: '99999' }, ['I do not know this order.']],
    ])(
      '%s, %s: the handler is not called, and the user reads the messages',
      async (intent, _, params, questions) => {
        // The library settles the order: asynchronous properties come last in zod.
        expect(new Set(String(await say(intent, params)).split('\n'))).toEqual(new Set(questions));
        expect(seen).toEqual([]);
      },
    );

    it('sets no prototype, in the variables and within them', async () => {
      const body = requestFor(`${library}.all`, { orderId: '20413' });
      const trap = '"__proto__":{"polluted":true}';
      const text = JSON.stringify(body).replace('"orderId":', `${trap},"nested":{${trap}},"orderId":`);
      const headers = { 'Content-Type': 'application/json' };
      const answer = await service.call({ path: '/webhook', headers, body: text });
      expect(answer.text).toContain('Done.');
      const [variables] = seen as { polluted?: boolean; nested: { polluted?: boolean } }[];
      expect(Object.getPrototypeOf(variables)).toBe(Object.prototype);
      expect([variables?.polluted, variables?.nested.polluted]).toEqual([undefined, undefined]);
      expect([variables, variables?.nested].some((each) => Object.hasOwn(each ?? {}, '__proto__'))).toBe(
        false,
      );
    });
  });
});
