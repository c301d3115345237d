import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertTurn, createTestBot } from 'pingstreams-fulfillment/testing';
import { OrdersModule } from './orders.module.mjs';

describe('orders, with node:test', () => {
  let bot;
  before(async () => {
    bot = await createTestBot({ imports: [OrdersModule] });
  });
  after(() => bot?.close());

  it('answers', async () => {
    const turn = await bot.intent('order.status', { orderId: '7' });
    assertTurn.repliesWith(turn, 'Order 7 is on its way.');
    assertTurn.hasButton(turn, 'Cancel it', 'order.cancel');
    assert.throws(() => assertTurn.isSilent(turn), assert.AssertionError);
  });

  it('is late without waiting', async () => {
    const asked = bot.intent('report');
    await bot.time.passes(5000);
    const turn = await asked;
    assertTurn.isSilent(turn);
    OrdersModule.finishReport();
    assert.deepEqual((await turn.finished()).lateTexts, ['Here it is.']);
  });
});
