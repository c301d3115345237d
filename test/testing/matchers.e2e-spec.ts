import { AssertionError } from 'node:assert';
import { assertTurn, createTestBot, fulfillmentMatchers, type TestBot } from '../../src/testing/index.js';
import { KitModule } from './kit.intents.js';

expect.extend(fulfillmentMatchers);

describe('The matchers of a turn', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({ imports: [KitModule] });
  });
  afterEach(() => bot.close());

  it('holds where it is so, and not where it is not', async () => {
    expect(await bot.intent('report')).toReplyWith(['One.', /^Two/]);
    expect(await bot.intent('report')).not.toReplyWith('One.');
    const shop = await bot.intent('shop');
    expect(shop).toHaveButton('Buy', 'buy');
    expect(shop).not.toHaveButton('Buy', 'sell');
    expect(shop).not.toBeSilent();
    expect(await bot.intent('designed')).toShowStaticReply();
    const noted = await bot.intent('remember', { size: 'L' });
    expect(noted).toLeaveVariable('cart', { size: 'L' });
    expect(noted).not.toLeaveVariable('cart', {});
    expect(noted).not.toHandOff();
    expect(await bot.intent('human')).toHandOff();
    expect(await bot.says('hello?')).toBeSilent();
  });

  it('says what happened where it fails', async () => {
    const turn = await bot.intent('broken');
    expect(() => expect(turn).toReplyWith('Done.')).toThrow(
      /to reply with \[ 'Done\.' \][^]*KitIntents\.broken[^]*webhook: 500[^]*No such table\.[^]*static reply/,
    );
    expect(() => expect(turn).not.toShowStaticReply()).toThrow('expected the turn not to show');
  });

  it('works without matchers', async () => {
    const turn = await bot.intent('shop');
    assertTurn.hasButton(turn, 'Buy');
    assertTurn.leavesVariable(await bot.intent('remember', { size: 'S' }), 'size');
    const fails = [
      () => assertTurn.repliesWith(turn, 'Done.'),
      () => assertTurn.handsOff(turn),
      () => assertTurn.isSilent(turn),
      () => assertTurn.showsDesignedReply(turn),
      () => assertTurn.leavesVariable(turn, 'cart', 1),
    ];
    for (const fail of fails) expect(fail).toThrow(AssertionError);
  });

  it('refuses what is not a turn', () => {
    expect(() => expect(bot.intent('shop')).toBeSilent()).toThrow('is not a turn');
  });
});
