import { createTestBot, fulfillmentMatchers } from 'pingstreams-fulfillment/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrdersModule } from './orders.module.mjs';

expect.extend(fulfillmentMatchers);

describe('orders, with vitest', () => {
  let bot;
  beforeAll(async () => {
    bot = await createTestBot({ imports: [OrdersModule] });
  });
  afterAll(() => bot?.close());

  it('answers', async () => {
    const turn = await bot.intent('order.status', { orderId: '7' });
    expect(turn).toReplyWith('Order 7 is on its way.');
    expect(turn).toHaveButton('Cancel it', 'order.cancel');
    expect(() => expect(turn).toBeSilent()).toThrow('Order 7 is on its way.');
  });

  it('is late without waiting', async () => {
    const asked = bot.intent('report');
    await bot.time.passes(5000);
    const turn = await asked;
    expect(turn).toBeSilent();
    OrdersModule.finishReport();
    expect((await turn.finished()).lateTexts).toEqual(['Here it is.']);
  });
});
