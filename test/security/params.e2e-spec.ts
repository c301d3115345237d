import { Module } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { FulfillmentModule, Intent, Intents } from '../../src/index.js';
import { Params } from '../../src/intents/params.decorator.js';
import { requestFor } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';

class Address {
  @Matches(/^\d{4,5}$/, { message: 'Which postcode?' })
  postcode: string;
}

class OrderParams {
  @Matches(/^\d{5}$/, { message: 'Which order do you mean? Its number has five digits.' })
  orderId: string;

  @Max(9, { message: 'How many?' })
  @Min(1, { message: 'How many?' })
  @IsInt({ message: 'How many?' })
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
    ['of another type', { orderId: { $gt: '' } }, ['Which order do you mean?']],
    ['a trap', { orderId: "1' OR '1'='1" }, ['Which order do you mean?']],
    ['nested', { orderId: '20413', address: { postcode: 'x' } }, ['Which postcode?']],
    ['several', { orderId: 'x', count: '0' }, ['Which order do you mean?', 'How many?']],
  ])('%s: the handler is not called, and the user is asked again', async (_name, params, questions) => {
    const text = await say(params);
    for (const question of questions) expect(text).toContain(question);
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
