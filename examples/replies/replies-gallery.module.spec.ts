import { createTestBot, fulfillmentMatchers, type TestBot } from 'pingstreams-fulfillment/testing';
import { RepliesGalleryModule } from './replies-gallery.module.js';

expect.extend(fulfillmentMatchers);

describe('The gallery of replies', () => {
  let bot: TestBot;

  beforeAll(async () => {
    bot = await createTestBot({
      imports: [RepliesGalleryModule],
      departments: [{ name: 'Returns' }],
    });
  });
  afterAll(() => bot.close());

  it('pauses between two messages', async () => {
    const { messages } = await bot.conversation().intent('show.several');
    expect(messages.map(({ text, pause }) => ({ text, pause }))).toEqual([
      { text: 'Let me look…', pause: 0 },
      { text: 'Here it is: order A-1042.', pause: 800 },
    ]);
  });

  it('keeps markup of a user literal, and fills its own', async () => {
    const user = bot.conversation();
    await user.intent('flow.variables', { shop_name: 'Bottega Uno' });
    expect(await user.intent('show.markup')).toReplyWith(
      'Hello Robin {{chatbot_jwt_token}}, welcome to Bottega Uno!',
    );
  });

  it.each([
    ['show.image', 'image'],
    ['show.video', 'frame'],
    ['show.audio', 'file'],
    ['show.file', 'file'],
    ['show.frame', 'frame'],
    ['show.cards', 'gallery'],
  ])('shows a message of its kind: %s', async (intent, type) => {
    const turn = await bot.conversation().intent(intent);
    expect(turn.messages.map((message) => message.type)).toContain(type);
  });

  it('leads on, with variables', async () => {
    const turn = await bot.conversation().intent('flow.go-to');
    expect(turn).toLeaveVariable('orderId', 'A-1042');
    expect(turn.wires).toHaveLength(2);
  });

  it('sets variables and takes one away', async () => {
    const turn = await bot.conversation().intent('flow.variables', { draft_cart: 1 });
    expect(turn.variables).toEqual({ cart: { items: ['S-1'], total: 29.5 } });
  });

  it('leaves the conversation to people, or ends it', async () => {
    expect(await bot.conversation().intent('flow.hand-off')).toHandOff();
    const closed = await bot.conversation().intent('flow.close');
    expect(closed).toReplyWith('Good-bye!');
    expect(closed.closed).toBe(true);
  });

  it('shows the static reply, alone and among others', async () => {
    expect(await bot.conversation().intent('designed.static')).toShowStaticReply();
    expect(await bot.conversation().intent('designed.around')).toReplyWith([
      'Good news!',
      '[the static reply of designed.around]',
      'Was that all?',
    ]);
    expect(await bot.conversation().intent('designed.silence')).toBeSilent();
    expect(await bot.conversation().intent('designed.error')).toReplyWith('Sorry, I cannot find this order.');
  });

  it('speaks the language of the user', async () => {
    const cart = { items: 1, total: 12 };
    const english = await bot.conversation().intent('cart.show', { cart });
    const italian = await bot.conversation({ language: 'it-IT' }).intent('cart.show', { cart });
    expect(english.texts).not.toEqual(italian.texts);
    expect(italian).toHaveButton('Alla cassa', 'cart.checkout');
  });
});
