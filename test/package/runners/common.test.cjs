const { after, it } = require('node:test');
const { Module } = require('@nestjs/common');
const { Intent } = require('pingstreams-fulfillment');
const { assertTurn, createTestBot } = require('pingstreams-fulfillment/testing');

class Hello {
  handle() {
    return 'CommonJS says hello.';
  }
}
Intent('hello')(Hello);
class HelloModule {}
Module({ providers: [Hello] })(HelloModule);

let bot;
after(() => bot?.close());

it('answers in CommonJS', async () => {
  bot = await createTestBot({ imports: [HelloModule] });
  assertTurn.repliesWith(await bot.intent('hello'), 'CommonJS says hello.');
});
