import { inspect } from 'node:util';
import { readBotExport } from '../../src/bot-export/index.js';
import {
  BotGateway,
  EmulatedPlatform,
  PublishedBot,
  readAnswer,
  type EngineEvent,
  type WebhookCall,
  type WebhookResult,
} from '../../src/playground/index.js';
import { readWebhookRequest } from '../../src/protocol/index.js';
import { isVisibleToUser } from '../../src/playground/index.js';

const PROJECT_ID = '64f0a1b2c3d4e5f60718293a';
const said = (text: string, more = {}) => ({
  _tdActionType: 'reply',
  attributes: { commands: [{ type: 'message', message: { type: 'text', text, ...more } }] },
});
const BUTTONS = {
  attributes: { attachment: { buttons: [{ type: 'action', value: 'Where is it?', action: '#status-id' }] } },
};

/** As the design studio exports it: two blocks joined by a line, a condition, the webhook, a hand-off. */
const EXPORT = {
  name: 'Order helper',
  language: 'en',
  slug: 'order-helper',
  secret: 'canary-secret-of-the-bot',
  webhook_url: 'http://anywhere/webhook/canary-of-the-url',
  attributes: { globals: [{ key: 'shop', value: 'canary-global' }] },
  intents: [
    {
      intent_display_name: 'start',
      intent_id: 'start-id',
      actions: [said('Welcome')],
      attributes: { nextBlockAction: { _tdActionType: 'intent', intentName: '#menu-id' } },
    },
    { intent_display_name: 'menu', intent_id: 'menu-id', actions: [said('Pick', BUTTONS)] },
    {
      intent_display_name: 'status',
      intent_id: 'status-id',
      question: 'where is my order\ntrack my parcel',
      webhook_enabled: true,
      actions: [said('Static status')],
    },
    {
      intent_display_name: 'human',
      intent_id: 'human-id',
      question: 'talk to a person',
      actions: [{ _tdActionType: 'askgptv2' }, said('One moment'), { _tdActionType: 'agent' }],
    },
    { intent_display_name: 'defaultFallback', intent_id: 'fallback-id', answer: 'Pardon? ${lastUserText}' },
  ],
};

class Played {
  readonly platform = new EmulatedPlatform({ projectId: PROJECT_ID, bots: [] });
  readonly calls: WebhookCall[] = [];
  readonly events: EngineEvent[] = [];
  readonly gateway: BotGateway;
  readonly conversation;

  constructor(answer: (call: WebhookCall) => WebhookResult = () => json({ text: 'It left today.' })) {
    this.gateway = new BotGateway(this.platform, {
      webhook: {
        call: async (call) => {
          this.calls.push(call);
          return answer(call);
        },
      },
      observer: (event) => this.events.push(event),
    });
    this.gateway.publish(PublishedBot.fromExport(readBotExport(EXPORT), { projectId: PROJECT_ID }));
    this.conversation = this.gateway.open({ language: 'it-IT', channel: 'telegram' });
  }

  get texts(): (string | undefined)[] {
    return this.conversation.messages.filter(isVisibleToUser).map(({ text }) => text);
  }

  of<T extends EngineEvent['type']>(type: T): Extract<EngineEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<EngineEvent, { type: T }> => event.type === type);
  }
}

const json = (data: unknown): WebhookResult => readAnswer(200, {}, Buffer.from(JSON.stringify(data)));

describe('a bot export, played', () => {
  it('starts, and follows the line to the next block', async () => {
    const played = new Played();
    await played.gateway.start(played.conversation);
    expect(played.texts).toEqual(['Welcome', 'Pick']);
    expect(played.of('intent-matched').map(({ intent, reason }) => [intent, reason])).toEqual([
      ['start', 'command'],
      ['menu', 'command'],
    ]);
  });

  it('asks the webhook when a button is pressed, with a request that the service reads', async () => {
    const played = new Played();
    await played.gateway.click(played.conversation, { value: 'Where is it?', action: '#status-id' });
    expect(played.texts).toEqual(['Where is it?', 'It left today.']);
    const [call] = played.calls;
    expect(call.url.reveal()).toBe(EXPORT.webhook_url);
    expect(call.headers).toEqual({
      'Content-Type': 'application/json',
      'User-Agent': 'tiledesk-bot',
      Origin: 'pre',
    });
    const request = readWebhookRequest(structuredClone(call.body));
    expect(request.intent.name).toBe('status');
    expect(request.text).toBe('Where is it?');
    expect(request.language).toBe('it');
    expect(request.channel).toBe('telegram');
  });

  it('speaks the dialect of the page', async () => {
    const played = new Played();
    played.gateway.engine.dialect = 'page';
    await played.gateway.say(played.conversation, '/status');
    expect(Object.keys(played.calls[0].body)).toEqual(['token', 'payload']);
    expect(played.calls[0].body.payload).toMatchObject({
      intent: { intent_display_name: 'status' },
      bot: { name: 'Order helper', project_id: PROJECT_ID },
      message: { request: { request_id: played.conversation.requestId, language: 'it-IT' } },
    });
  });

  it.each([
    ['where is my order', 'status', 'phrase', 1],
    ['Where is my order?!', 'status', 'phrase', 1],
    ['hi, track my parcel please', 'status', 'phrase', 0.9],
    ['talk to a persom', 'human', 'phrase', 0.9375],
    ['what is the weather', 'defaultFallback', 'fallback', undefined],
  ])('understands %j', async (text, intent, reason, score) => {
    const played = new Played();
    await played.gateway.say(played.conversation, text);
    expect(played.of('intent-matched')[0]).toMatchObject({
      intent,
      reason,
      ...(score !== undefined && { score }),
    });
  });

  it('says what it does not play, hands over, and leaves the rest to the agent', async () => {
    const played = new Played();
    await played.gateway.say(played.conversation, 'talk to a person');
    expect(played.of('action-not-emulated')).toMatchObject([{ action: 'askgptv2' }]);
    expect(played.texts).toEqual(['talk to a person', 'One moment']);
    expect(played.conversation.document.participants).toEqual([]);
    await played.gateway.say(played.conversation, 'anybody?');
    expect(played.texts).toHaveLength(3);
  });

  it('tells what came of the answer, and why', async () => {
    const played = new Played(() => readAnswer(503, {}, Buffer.from('{"error":1}')));
    await played.gateway.say(played.conversation, '/status');
    expect(played.of('webhook-answer')).toMatchObject([{ status: 503, body: { error: 1 } }]);
    expect(played.of('verdict')).toMatchObject([{ verdict: 'static', reason: 'the status is 503' }]);
    expect(played.texts).toEqual(['/status', 'Static status']);
  });

  it('tells why the user sees nothing', async () => {
    const played = new Played(() => ({ kind: 'unreachable', reason: 'ECONNREFUSED' }));
    await played.gateway.say(played.conversation, '/status');
    expect(played.of('verdict')).toMatchObject([
      { verdict: 'silent', reason: expect.stringContaining('ECONNREFUSED') as string },
    ]);
  });

  it('comes back to an earlier moment of a conversation', async () => {
    const played = new Played();
    const { engine } = played.gateway;
    const { requestId } = played.conversation;
    await played.gateway.say(played.conversation, '/status{"order":"1"}');
    const before = engine.snapshot(requestId);
    await played.gateway.say(played.conversation, '/status{"order":"2"}');
    engine.restore(requestId, before);
    expect(engine.variables(requestId)).toMatchObject({ order: '1' });
  });

  it('shows credentials to no observer', async () => {
    const played = new Played(() => json({ text: 'See ${chatbotToken} {{ chatbot_jwt_token }}' }));
    await played.gateway.say(played.conversation, '/status');
    const token = String(played.calls[0].body.token);
    const printed = JSON.stringify(played.events) + inspect([played.gateway, played.events], { depth: 12 });
    expect(token).toMatch(/^eyJ/);
    expect(played.texts[1]).toContain(token);
    expect(printed).toContain('See [secret] JWT [secret]');
    expect(printed).not.toContain(token);
    expect(printed).not.toContain('canary');
  });

  describe('a condition of the design studio (jsoncondition2)', () => {
    const equals = (value: string): unknown[] => [
      {
        type: 'expression',
        conditions: [
          {
            type: 'condition',
            operand1: 'size',
            operator: 'equalAsStrings',
            operand2: { type: 'const', value },
          },
        ],
      },
    ];

    const OTHER = 'Pardon? /status{"size":"L"}';

    it.each([
      ['holds', { when: "size == 'L'" }, 'Pick', undefined],
      ['does not hold', { when: "size == 'M'" }, OTHER, undefined],
      ['has no value', { when: 'colour' }, OTHER, 'An error occurred evaluating condition (when)'],
      ['is no expression', { when: "size == 'L" }, OTHER, 'An error occurred evaluating condition (when)'],
      ['holds by its groups, without an expression', { groups: equals('L') }, 'Pick', undefined],
      ['does not hold by its groups', { groups: equals('M') }, OTHER, undefined],
      ['has neither an expression nor groups', { groups: [] }, OTHER, undefined],
    ])('that %s takes its branch', async (_case, condition, shown, flowError) => {
      const branches = { trueIntent: '#menu-id', falseIntent: '#fallback-id' };
      const action = { _tdActionType: 'jsoncondition2', ...branches, ...condition };
      const played = new Played(() => json({ actions: [action] }));
      await played.gateway.say(played.conversation, '/status{"size":"L"}');
      expect(played.texts.slice(1)).toEqual([shown]);
      const { requestId } = played.conversation;
      expect(played.gateway.engine.variables(requestId).flowError).toBe(flowError);
    });
  });

  it('stops a flow that leads to itself', async () => {
    const played = new Played(() => json({ actions: [{ _tdActionType: 'intent', intentName: 'status' }] }));
    await played.gateway.say(played.conversation, '/status');
    const [last] = played.conversation.messages.slice(-1);
    expect(last.attributes?.subtype).toBe('info');
    expect(played.calls.length).toBe(1_001);
  });

  it('stops a bot that hears itself', async () => {
    const played = new Played(() => json({ text: 'Again', sender: 'somebody' }));
    await played.gateway.say(played.conversation, '/status');
    expect(played.calls).toHaveLength(1);
    expect(played.texts.slice(0, 3)).toEqual(['/status', 'Again', 'Pardon? Again']);
    expect(played.of('ignored')).toEqual([]);
  });
});
