import {
  PlatformTimeoutError,
  PlatformUnavailableError,
  TokenRejectedError,
  UnexpectedAnswerError,
  type Conversation,
} from '../../src/messaging/index.js';
import { EmulatedPlatform, type FaultName } from '../../src/playground/index.js';
import { MessagingApp } from '../messaging/support.js';

describe('The emulated platform without a port', () => {
  const platform = new EmulatedPlatform({ bots: [{ name: 'Order helper' }] });
  let app: MessagingApp;
  let conversation: Conversation;

  beforeAll(async () => {
    app = await MessagingApp.start({
      apiUrl: platform.url,
      fetch: platform.handle,
      retries: 0,
      attemptTimeoutMs: 50,
    });
  });
  beforeEach(async () => {
    platform.reset();
    const [{ _id: botId }] = platform.world.bots;
    const token = await platform.tokens.forBot(botId);
    const { requestId } = platform.world.openConversation();
    const { projectId } = platform.world;
    conversation = app.messaging.conversation({ projectId, requestId, token, botId });
  });
  afterAll(() => app?.stop());

  it('takes what the client sends, with a token that it has signed', async () => {
    await conversation.send('Your parcel is on its way.');
    await conversation.addTags(['vip']);
    expect(await conversation.get()).toMatchObject({ tags: [{ tag: 'vip' }], hasBot: true });
    expect((await conversation.messages()).map(({ text }) => text)).toEqual(['Your parcel is on its way.']);
  });

  it('refuses a token with another signer', async () => {
    const [{ _id: botId }] = platform.world.bots;
    const token = await platform.tokens.forgedForBot(botId);
    const { projectId, requestId } = conversation;
    const stranger = app.messaging.conversation({ projectId, requestId, token, botId });
    await expect(stranger.get()).rejects.toBeInstanceOf(TokenRejectedError);
  });

  it.each<[FaultName, abstract new (...args: never[]) => Error]>([
    ['reset', PlatformUnavailableError],
    ['refused', PlatformUnavailableError],
    ['half-body', UnexpectedAnswerError],
    ['html', UnexpectedAnswerError],
    ['timeout', PlatformTimeoutError],
    ['wrong-token', TokenRejectedError],
    [503, PlatformUnavailableError],
  ])('breaks a call as the network does: %s', async (fault, error) => {
    platform.fail(fault, { operation: 'get', times: 1 });
    await expect(conversation.get()).rejects.toBeInstanceOf(error);
    expect(await conversation.get()).toMatchObject({ request_id: conversation.requestId });
  });

  it('can be out of reach', async () => {
    platform.unreachable = true;
    await expect(conversation.get()).rejects.toMatchObject({ outcome: 'not-done' });
    platform.unreachable = false;
    await conversation.get();
  });
});
