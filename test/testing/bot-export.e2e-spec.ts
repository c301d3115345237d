import { writeFileSync } from 'node:fs';
import { ShopModule } from '../../examples/shop/shop.module.js';
import { createTestBot, type TestBot } from '../../src/testing/index.js';
import { botExport, SHOP_BLOCKS } from '../cli/support/bot-exports.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

describe('The testing kit with the export of a bot', () => {
  const folder = new TemporaryFolder();
  let bot: TestBot;

  beforeAll(async () => {
    const path = folder.join('bot.json');
    const blocks = SHOP_BLOCKS.map((block) => ({ says: `Designed for ${block.name}`, ...block }));
    writeFileSync(path, JSON.stringify(botExport(blocks)));
    bot = await createTestBot({
      imports: [ShopModule],
      bot: path,
      env: { BOT_SECRETS: 'a-secret-of-the-bot-0123456789' },
    });
  });
  afterAll(async () => {
    await bot?.close();
    folder.remove();
  });

  it('lets the forms of the blocks ask, before the service is called', async () => {
    const user = bot.conversation();
    const asked = await user.says('say order.status');
    expect(asked).toMatchObject({ intent: 'order.status', texts: ['Your orderId?'], wire: undefined });
    const answered = await user.says('20413');
    expect(answered.texts[0]).toBe('Order 20413 is shipped.');
    expect(answered.handler).toBe('OrderStatusIntent.handle');
  });

  it('shows what was designed where fulfillment is off', async () => {
    expect(await bot.conversation().says('say opening hours')).toMatchObject({
      texts: ['Designed for opening hours'],
      wire: undefined,
      static: false,
    });
  });

  it('falls back as the bot does', async () => {
    const turn = await bot.conversation().says('xyzzy');
    expect(turn).toMatchObject({ intent: 'defaultFallback', handler: 'ServiceDeskIntents.unknown' });
  });
});
