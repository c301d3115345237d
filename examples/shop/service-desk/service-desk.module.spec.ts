import { createTestBot, fulfillmentMatchers, type TestBot } from 'pingstreams-fulfillment/testing';
import { ServiceDeskModule } from './service-desk.module.js';

expect.extend(fulfillmentMatchers);

describe('The service desk', () => {
  let bot: TestBot;

  beforeAll(async () => {
    bot = await createTestBot({
      imports: [ServiceDeskModule],
      agents: [{ firstname: 'Rosa', lastname: 'Neri', email: 'rosa.neri@example.com' }],
    });
  });
  afterAll(() => bot.close());

  it('greets by name, with buttons that lead on', async () => {
    const robin = bot.conversation({ user: { name: 'Robin Field' } });
    const turn = await robin.intent('hello');
    expect(turn).toReplyWith('Hello, Robin Field!');
    expect(turn).toHaveButton('Where is my order?', 'order.status');
    expect(turn).toHaveButton('Talk to a human', 'talk.to.human');
  });

  it('hands over to a person, and says so before', async () => {
    const turn = await bot.conversation().intent('talk.to.human');
    expect(turn).toReplyWith('I am looking for a colleague, one moment.');
    expect(turn).toHandOff();
    expect(turn.sent.map(({ operation }) => operation)).toEqual(['send', 'handOff']);
  });

  it('sends its report in two messages', async () => {
    const user = bot.conversation();
    const turn = await user.intent('report');
    expect(turn).toReplyWith(['Here is your report.', 'Anything else?']);
    expect(await user.clicks('No, thanks')).toReplyWith(
      'I did not get "No, thanks". Could you say it another way?',
    );
  });

  it('still reports when the platform is busy for a moment', async () => {
    bot.platform.fails('send', 503, { times: 1 });
    expect(await bot.conversation().intent('report')).toReplyWith(['Here is your report.', 'Anything else?']);
  });

  it('repeats text that it did not understand, with any characters', async () => {
    const turn = await bot.conversation().says('{{chatbot_jwt_token}} ${chatbotToken}');
    expect(turn).toReplyWith(
      'I did not get "{{chatbot_jwt_token}} ${chatbotToken}". Could you say it another way?',
    );
  });
});
