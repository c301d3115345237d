import { createTestBot, fulfillmentMatchers, type TestBot } from 'pingstreams-fulfillment/testing';
import { TourModule } from './tour.module.js';

expect.extend(fulfillmentMatchers);

describe('The tour', () => {
  let bot: TestBot;

  beforeAll(async () => {
    bot = await createTestBot({ imports: [TourModule] });
  });
  afterAll(() => bot.close());

  it('shows a picture, and asks after a pause', async () => {
    const turn = await bot.intent('tour');
    expect(turn).toReplyWith([
      'This is how your order leaves our house.',
      'A parcel',
      'What else shall I show you?',
    ]);
    const image = turn.messages.find(({ type }) => type === 'image');
    expect(image?.src).toMatch(/\/shop\/pictures\/parcel\.svg$/);
    expect(turn.messages.at(-1)?.pause).toBe(600);
  });

  it('leads on by a block, by words and by a link', async () => {
    const turn = await bot.intent('tour');
    expect(turn).toHaveButton('Write to me later', 'report');
    expect(turn).toHaveButton('order.status');
    expect(turn).toHaveButton('Our shop', 'https://shop.example.com/');
  });
});
