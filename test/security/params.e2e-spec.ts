import { Module } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { FulfillmentModule, Intent, Intents } from '../../src/index.js';
import { Params } from '../../src/intents/params.decorator.js';
import { requestFor } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';

class Address {
  @Matches(/^\d{4,5}$/, { message: 'Which postcode?' })
  postcode: string;
}

class OrderParams {
  @Matches(/^\d{5}$/, { message: 'Its number has five digits.' })
  @IsDefined({ message: 'Which order do you mean?' })
  orderId: string;

  @IsInt({ message: 'How many?' })
  @Min(1, { message: 'At least one.' })
  @Max(9, { message: 'At most nine.' })
  @Type(() => Number)
  @IsOptional()
  count?: number;

  @ValidateNested()
  @Type(() => Address)
  @IsOptional()
  address?: Address;
}

const seen: unknown[] = [];

@Intents()
class OrderIntents {
  @Intent('order')
  order(@Params(OrderParams) params: OrderParams): string {
    seen.push(params);
    return `Order ${params.orderId}, ${String(params.count)}.`;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [OrderIntents] })
class OrderModule {}

describe.each(ADAPTERS)('validated variables on %s', (adapter) => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(OrderModule, adapter);
  });
  beforeEach(() => (seen.length = 0));
  afterAll(() => service?.close());

  const say = async (params: Record<string, unknown>): Promise<string> =>
    (await service.post(requestFor('order', params))).text;

  it('come as an instance of their class, converted, and nothing else of the variables with them', async () => {
    expect(await say({ orderId: '20413', count: '3', address: { postcode: '1010' }, admin: true })).toContain(
      'Order 20413, 3.',
    );
    expect(seen[0]).toBeInstanceOf(OrderParams);
    expect(seen[0]).toEqual({ orderId: '20413', count: 3, address: { postcode: '1010' } });
    expect((seen[0] as OrderParams).address).toBeInstanceOf(Address);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['missing', {}, ['Which order do you mean?']],
    ['of another type', { orderId: { $gt: '' } }, ['Its number has five digits.']],
    ['a trap', { orderId: "1' OR '1'='1" }, ['Its number has five digits.']],
    ['nested', { orderId: '20413', address: { postcode: 'x' } }, ['Which postcode?']],
    ['several', { orderId: 'x', count: '0' }, ['Its number has five digits.', 'At least one.']],
    ['wrong for all validators', { orderId: '20413', count: 'x' }, ['How many?']],
  ])('%s: the handler is not called, and the user is asked again', async (_name, params, questions) => {
    expect(JSON.parse(await say(params))).toHaveProperty('text', questions.join('\n'));
    expect(seen).toEqual([]);
  });

  it('set no prototype', async () => {
    const body = requestFor('order', { orderId: '20413' });
    const text = JSON.stringify(body).replace('"orderId":', '"__proto__":{"polluted":true},"orderId":');
    const answer = await service.call({
      path: '/webhook',
      headers: { 'Content-Type': 'application/json' },
      body: text,
    });
    expect(answer.text).toContain('Order 20413');
    expect((seen[0] as { polluted?: boolean }).polluted).toBeUndefined();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
