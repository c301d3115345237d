import { createTestBot, type TestBot } from 'pingstreams-fulfillment/testing';
import { LAST_ORDER } from './last-order.key.js';
import { OrdersModule } from './orders.module.js';

describe('The orders of the shop', () => {
  let bot: TestBot;

  beforeEach(async () => {
    bot = await createTestBot({
      imports: [OrdersModule],
      phrases: { 'order.status': ['where is my order'] },
    });
  });
  afterEach(() => bot.close());

  it('asks for the number of the order', async () => {
    const turn = await bot.says('Where is my order?');
    expect(turn.intent).toBe('order.status');
    expect(turn.texts).toEqual(['Which order do you mean? Its number is in our e-mail to you.']);
  });

  it('shows an order with its picture and its buttons', async () => {
    const turn = await bot.intent('order.status', { orderId: '20413' });
    expect(turn.texts).toEqual(['Order 20413 is shipped.', 'Your order 20413']);
    expect(turn.messages[1]).toMatchObject({
      type: 'image',
      src: 'https://shop.example.com/photos/20413.jpg',
    });
    expect(turn.buttons.map(({ label }) => label)).toEqual(['Cancel it', 'Track it']);
  });

  it('cancels the order that is shown, once', async () => {
    await bot.intent('order.status', { orderId: '20414' });
    const cancelled = await bot.clicks('Cancel it');
    expect(cancelled.texts).toEqual([
      'Done, the order is cancelled. You will get your money back within three days.',
    ]);
    expect(cancelled.variables).toEqual({ orderId: '20414' });
    expect((await bot.intent('order.cancel')).texts).toEqual([
      'It has left our house already: please send it back when it arrives.',
    ]);
  });

  it('knows which order is meant by the one that was shown last', async () => {
    await bot.intent('order.status', { orderNumber: '20414' });
    expect(await bot.main.session.get(LAST_ORDER)).toBe('20414');
    expect((await bot.intent('order.cancel')).texts).toEqual([
      'Done, the order is cancelled. You will get your money back within three days.',
    ]);
  });

  it('asks which order is meant when none was shown for a week', async () => {
    await bot.main.session.set(LAST_ORDER, '20414');
    await bot.time.passes(8 * 86_400_000);
    expect((await bot.intent('order.cancel')).texts).toEqual([
      'Which order do you mean? Its number is in our e-mail to you.',
    ]);
  });
});
