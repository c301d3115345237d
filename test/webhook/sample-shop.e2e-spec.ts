import { AppModule } from '../../src/app.module.js';
import type { ReplyAction, WebhookResponse } from '../../src/index.js';
import { RecordingPlatform } from '../platform/index.js';
import { fixture, fixtureNames, fixtureText, requestFor, type WireBody } from '../support/fixtures.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';

const PROJECT = '667e5e4f698c6a4ee5cf716b';
const FORK = '66c57a9f0e5ed03368617bd8';

function replyOf(text: string): ReplyAction {
  return (JSON.parse(text) as Required<WebhookResponse>).actions[0] as ReplyAction;
}

describe.each(ADAPTERS)('the sample shop on %s', (adapter) => {
  let service: RunningService;
  let platform: RecordingPlatform;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
    service = await startService(AppModule, adapter, {
      PLATFORM: 'custom',
      PLATFORM_API_URL: platform.apiUrl,
    });
  });
  beforeEach(() => {
    platform.reset();
    platform.world.projects.add(PROJECT);
    platform.world.addConversation(requestId());
    platform.accept(fixture().token.toLowerCase(), {
      kind: 'bot',
      id: FORK,
      name: 'Shop',
    });
    platform.accept(fixture().token, { kind: 'bot', id: FORK, name: 'Shop' });
  });
  afterAll(async () => {
    await service?.close();
    await platform?.stop();
  });

  function requestId(): string {
    return String(fixture().payload.message.request.request_id);
  }

  it.each(fixtureNames)('answers %s as it was recorded', async (name) => {
    const answer = await service.call({ path: '/webhook', headers: JSON_TYPE, body: fixtureText(name) });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { actions, text } = JSON.parse(answer.text) as Required<WebhookResponse>;
    expect(actions[0]?._tdActionType).toBe('reply');
    expect(text).toEqual(expect.stringMatching(/\S/));
  });

  it('greets by name, with buttons that lead on', async () => {
    const reply = replyOf((await service.post(fixture())).text);
    expect(reply.text).toBe('Hello, Amélie Dupont!');
    expect(JSON.stringify(reply.attributes.commands)).toContain('"action":"order.status"');
  });

  it('shows an order with its picture and its buttons', async () => {
    const { text } = await service.post(fixture('02-intent-with-params.json'));
    const messages = replyOf(text).attributes.commands.flatMap((command) =>
      command.type === 'message' ? [command.message] : [],
    );
    expect(messages.map(({ type }) => type)).toEqual(['text', 'image']);
    expect(messages[0]?.text).toBe('Order 20413 is shipped.');
    expect(messages[1]?.metadata?.src).toBe('https://shop.example.com/photos/20413.jpg');
    expect(messages[1]?.attributes?.attachment?.buttons?.map(({ value }) => value)).toEqual([
      'Cancel it',
      'Track it',
    ]);
  });

  it('cancels an order once, and then says why it cannot', async () => {
    const cancel = (): WireBody => requestFor('order.cancel', { orderId: '20414' });
    expect(replyOf((await service.post(cancel())).text).text).toContain('is cancelled');
    expect(replyOf((await service.post(cancel())).text).text).toContain('It has left our house already');
  });

  it('sends two more messages through the messaging API, in order, and nothing beside them', async () => {
    const answer = await service.post(requestFor('report'));
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 200, text: '{}' });
    expect(platform.world.texts(requestId())).toEqual(['Here is your report.', 'Anything else?']);
    expect(platform.calls.map(({ headers }) => headers.authorization)).toEqual(
      platform.calls.map(() => `JWT ${fixture().token}`),
    );
  });

  it('hands the conversation over to a human', async () => {
    expect((await service.post(requestFor('talk.to.human'))).text).toBe('{}');
    expect(platform.lines.at(-1)).toBe(`PUT /${PROJECT}/requests/${requestId()}/agent`);
  });

  it('repeats the words of a user without running what is in them', async () => {
    const trap = '{{chatbot_jwt_token}} ${chatbotToken} \\agent';
    const { text } = await service.post(requestFor('defaultFallback', { lastUserText: trap }));
    expect(text).not.toContain('{{');
    expect(text).not.toContain('${');
    expect(replyOf(text).text.replaceAll('\u200b', '')).toContain(trap);
  });

  it('answers with the static reply when the platform refuses its calls', async () => {
    platform.fail({ kind: 'status', status: 500, body: 'canary' }, { times: 9 });
    const answer = await service.post(requestFor('talk.to.human'));
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'HANDLER_FAILED' } });
    expect(answer.text).not.toContain('canary');
    expect(service.log.join('\n')).not.toContain(fixture().token);
  });
});
