import { AttributesApi } from '../../src/messaging/conversation/attributes-api.js';
import { ConversationScope } from '../../src/messaging/conversation/conversation-scope.js';
import { MessagesApi } from '../../src/messaging/conversation/messages-api.js';
import { ParticipantsApi } from '../../src/messaging/conversation/participants-api.js';
import { ReplyDelivery } from '../../src/messaging/conversation/reply-delivery.js';
import { CallAbortedError, InvalidArgumentError, ResourceNotFoundError } from '../../src/messaging/index.js';
import { TokenCredential } from '../../src/messaging/transport/credential.js';
import { MessagingSettings } from '../../src/messaging/transport/messaging-settings.js';
import { PlatformClient } from '../../src/messaging/transport/platform-client.service.js';
import type { Message } from '../../src/protocol/index.js';
import type { DeliveryStep } from '../../src/replies/index.js';
import { BOT_TOKEN, OTHER_BOT_ID, PROJECT_ID, REQUEST_ID, RecordingPlatform } from '../platform/index.js';
import { MessagingApp } from './support.js';

const text = (words: string): DeliveryStep => ({ kind: 'message', message: { type: 'text', text: words } });

describe('ReplyDelivery', () => {
  let platform: RecordingPlatform;
  let app: MessagingApp;
  let sender: MessagesApi;
  let delivery: ReplyDelivery;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
    app = await MessagingApp.start({ apiUrl: platform.apiUrl, timeoutMs: 10_000 });
    const credential = new TokenCredential(BOT_TOKEN);
    const access = { credential, route: app.module.get(MessagingSettings) };
    const scope = new ConversationScope(app.module.get(PlatformClient), access, {
      projectId: PROJECT_ID,
      requestId: REQUEST_ID,
    });
    sender = new MessagesApi(scope);
    delivery = new ReplyDelivery(sender, new ParticipantsApi(scope, sender), new AttributesApi(scope), scope);
  });
  beforeEach(() => platform.reset());
  afterAll(async () => {
    await app?.stop();
    await platform?.stop();
  });

  it('carries out every kind of step, in order', async () => {
    await delivery.run([
      text('Hello'),
      { kind: 'note', text: 'a note' },
      { kind: 'info', text: 'a line' },
      { kind: 'variables', variables: { state: 'shipped' } },
      { kind: 'block', name: 'track', params: { order: 'A1' } },
      { kind: 'department', name: 'Sales' },
      { kind: 'replaceBot', bot: { slug: 'returns' }, startBlock: 'start' },
      { kind: 'handOff' },
      { kind: 'close' },
    ]);

    const kinds = platform.calls
      .filter(({ method }) => method !== 'GET')
      .map(({ path }) => path.split('/').at(-1));
    const orchestration = ['departments', 'replace', 'messages', 'agent', 'close'];
    expect(kinds).toEqual(['messages', 'messages', 'messages', 'attributes', 'messages', ...orchestration]);
    expect(platform.world.texts()).toEqual(['Hello', 'a note', 'a line', '/track{"order":"A1"}', '/start']);
    expect(platform.world.conversation).toMatchObject({
      status: 1000,
      attributes: { payload: { state: 'shipped' } },
    });
  });

  it('waits between two messages', async () => {
    await delivery.run([text('one'), { kind: 'wait', milliseconds: 80 }, text('two')]);
    const [first, second] = platform.calls;
    expect(second.at - first.at).toBeGreaterThanOrEqual(79);
  });

  it('stops waiting when its caller gives up, and sends no more', async () => {
    const caller = new AbortController();
    const steps: DeliveryStep[] = [text('one'), { kind: 'wait', milliseconds: 60_000 }, text('two')];
    const run = delivery.run(steps, { signal: caller.signal });
    setTimeout(() => caller.abort(), 50);

    await expect(run).rejects.toBeInstanceOf(CallAbortedError);
    expect(platform.world.texts()).toEqual(['one']);
  });

  it('stops at the first step that fails', async () => {
    const run = delivery.run([{ kind: 'department', name: 'Nowhere' }, text('never')]);
    await expect(run).rejects.toBeInstanceOf(ResourceNotFoundError);
    expect(platform.world.texts()).toEqual([]);
  });

  it('gives each step of a keyed reply its own key, so that a second run goes on where the first one stopped', async () => {
    const steps = [text('one'), text('two')];
    await delivery.run(steps.slice(0, 1), { key: 'job-7' });
    await delivery.run(steps, { key: 'job-7' });
    expect(platform.world.texts()).toEqual(['one', 'two']);
  });

  it('takes a bot by its id', async () => {
    await delivery.run([{ kind: 'replaceBot', bot: OTHER_BOT_ID }]);
    expect(platform.world.conversation.participants).toEqual([`bot_${OTHER_BOT_ID}`]);
  });

  it.each<Message>([
    { type: 'file', text: 'Invoice' },
    { type: 'file', text: 'Invoice', metadata: { src: 'https://cdn.example.com/i.pdf' } },
  ])('refuses a file without its type, which the platform never answers (%#)', async (message) => {
    await expect(sender.send(message)).rejects.toBeInstanceOf(InvalidArgumentError);
    expect(platform.calls).toHaveLength(0);
  });

  it('never passes a sender on', async () => {
    const message = { type: 'text', text: 'Hello', sender: 'bot_fork', status: 200 };
    await sender.send(message);
    expect(platform.calls[0].body).not.toHaveProperty('sender');
    expect(platform.calls[0].body).not.toHaveProperty('status');
  });
});
