import { inspect } from 'node:util';
import { fixture, fixtureNames, type WireBody } from '../../test/support/fixtures.js';
import { readWebhookRequest } from './read-webhook-request.js';

const PROJECT = '667e5e4f698c6a4ee5cf716b';
const ROOT_BOT = '660496ff1ddf08e8731cd4df';
const FORK = '66c57a9f0e5ed03368617bd8';

/** The same turn as it looks when the block is entered through a connector. protocol.md 1.4 */
function internalCall(): WireBody {
  const body = fixture();
  const { request_id } = body.payload.message.request;
  body.payload.message = {
    _id: '0d0f4c3e-1f7b-4c5d-8a39-8f8f7d7e6c5b',
    sender: '_tdinternal',
    senderFullname: '_tdinternal',
    type: 'text',
    text: '/#8ded3ad9-6bcf-4da0-a3a7-64269aedd516',
    recipient: request_id,
    id_project: PROJECT,
    request: { request_id, id_project: PROJECT, bot_id: FORK, draft: false },
  };
  return body;
}

describe('a request of the engine', () => {
  it('is read into one shape', () => {
    const request = readWebhookRequest(fixture());
    expect(request).toMatchObject({
      intent: { name: 'hello', id: '8ded3ad9-6bcf-4da0-a3a7-64269aedd516' },
      text: '/hello',
      staticReply: 'Hello!',
      language: 'it',
      locale: 'it',
      bot: {
        id: FORK,
        rootId: ROOT_BOT,
        name: 'Shop assistant',
        participantId: `bot_${ROOT_BOT}`,
        projectId: PROJECT,
      },
      user: {
        id: 'b41e9f8f-c7e5-4750-a7e8-5b2bdf20aadf',
        leadId: '66076b5ff32f072517c854f5',
        name: 'Amélie Dupont',
        email: 'amelie.dupont@example.com',
      },
      department: { id: '666ad0c9ba401c2f0e91ec3b', name: 'Default Department' },
      channel: 'web',
      draft: false,
      messageId: '667d481e900e27a710eef8aa',
      conflictingProjectIds: [],
    });
  });

  it('keeps the types of its variables, without the credentials among them', () => {
    const { params } = readWebhookRequest(fixture('02-intent-with-params.json'));
    expect(params).toMatchObject({
      orderNumber: '20413',
      count: 2,
      express: true,
      items: [{ sku: 'A-1', qty: 1 }],
      address: { city: 'Firenze', zip: '50122' },
    });
    expect(Object.keys(params)).not.toEqual(expect.arrayContaining(['chatbotToken']));
    expect(Object.keys(params)).not.toEqual(expect.arrayContaining(['chatbot_jwt_token']));
  });

  it.each([
    ['07-whatsapp.json', { channel: 'whatsapp', text: 'where is my order?' }],
    ['08-button-click.json', { channel: 'web', text: 'Where is my order?', department: { name: 'Sales' } }],
    [
      '05-fallback-intent.json',
      { intent: { name: 'defaultFallback' }, text: 'my parcel never came, what now?' },
    ],
  ])('%s is understood', (name, expected) => {
    expect(readWebhookRequest(fixture(name))).toMatchObject(expected);
  });
});

describe('a call from inside a flow', () => {
  it('gets the same picture from the other fields', () => {
    const direct = readWebhookRequest(fixture());
    const { user, department, language, bot, channel, requestId, text } = readWebhookRequest(internalCall());
    expect({ user, department, language, bot, channel, requestId, text }).toEqual({
      user: { ...direct.user, phone: undefined },
      department: direct.department,
      language: direct.language,
      bot: direct.bot,
      channel: direct.channel,
      requestId: direct.requestId,
      text: direct.text,
    });
  });

  it('never takes the command for the words of the user', () => {
    const body = internalCall();
    delete body.variables?.lastUserText;
    delete body.variables?.last_user_text;
    expect(readWebhookRequest(body).text).toBe('');
  });
});

describe("the sample of the platform's page", () => {
  it('is read unchanged', () => {
    expect(readWebhookRequest(fixture('page-sample.json'))).toMatchObject({
      intent: { name: 'THE-INTENT-NAME' },
      text: '',
      staticReply: 'THE-ORIGINAL-INTENT-STATIC-REPLY',
      requestId: 'THE-REQUEST-ID',
      bot: {
        id: 'THE-BOT-UNIQUE-ID',
        name: 'THE-BOT-NAME',
        participantId: 'bot_THE-BOT-UNIQUE-ID',
        projectId: 'THE-PROJECT-THIS-BOT-BELONGS-TO',
      },
      params: {},
    });
  });
});

describe('the old engine', () => {
  it('sends the static reply beside the words of the user, and no variables', () => {
    const body = fixture('page-sample.json');
    body.payload.text = 'The static reply';
    body.payload.message.text = 'where is my parcel?';
    body.payload.message.attributes = { payload: { plan: 'gold' } };
    expect(readWebhookRequest(body)).toMatchObject({
      text: 'where is my parcel?',
      staticReply: 'The static reply',
      params: { plan: 'gold' },
    });
  });
});

describe('the static reply', () => {
  it.each([
    ['text of a reply action', [{ _tdActionType: 'reply', text: 'From the action' }], 'From the action'],
    [
      'texts of its commands',
      [
        {
          _tdActionType: 'randomreply',
          attributes: {
            commands: [
              { type: 'wait' },
              { type: 'message', message: { text: 'A' } },
              { message: { text: 'B' } },
            ],
          },
        },
      ],
      'A\nB',
    ],
    ['nothing in actions that are no replies', [{ _tdActionType: 'agent' }, null, 5], undefined],
  ])('is the %s', (_name, actions, expected) => {
    const body = fixture();
    delete body.payload.intent.answer;
    body.payload.intent.actions = actions;
    expect(readWebhookRequest(body).staticReply).toBe(expected);
  });
});

describe('missing pieces', () => {
  const nothing: unknown[] = [null, '', []];

  it.each(nothing)('%j counts as a missing object', (value) => {
    const body = fixture();
    const message = { ...body.payload.message, attributes: value, channel: value, metadata: value };
    Object.assign(message.request, { lead: value, department: value, requester: value, participants: value });
    const request = readWebhookRequest({ ...body, payload: { ...body.payload, message } });
    expect(request.user.name).toBe('Amélie Dupont');
    expect(request.bot.participantId).toBe(`bot_${ROOT_BOT}`);
    expect(readWebhookRequest({ ...fixture(), variables: value }).params).toEqual({});
  });

  it.each(nothing)('a bot that is %j is found in the other places', (bot) => {
    const body = fixture();
    expect(readWebhookRequest({ ...body, payload: { ...body.payload, bot } }).bot).toEqual({
      id: FORK,
      rootId: ROOT_BOT,
      name: 'Shop assistant',
      participantId: `bot_${ROOT_BOT}`,
      projectId: PROJECT,
    });
  });

  it('a message that is missing altogether leaves the variables', () => {
    const body = fixture();
    const request = readWebhookRequest({ ...body, payload: { ...body.payload, message: null } });
    expect(request.requestId).toMatch(/^support-group-667e5e4f698c6a4ee5cf716b-/);
    expect(request.user.email).toBe('amelie.dupont@example.com');
  });

  it("the bot's participant is read from the token if no other field names it", () => {
    const body = internalCall();
    delete body.payload.bot.root_id;
    expect(readWebhookRequest(body).bot).toMatchObject({
      rootId: ROOT_BOT,
      participantId: `bot_${ROOT_BOT}`,
    });
  });

  it('the last of several bots in the conversation is the one', () => {
    const body = fixture();
    body.payload.message.request.participants = ['bot_first', 'a-human', 'bot_second', 7];
    expect(readWebhookRequest(body).bot.participantId).toBe('bot_second');
  });
});

describe('the fields that users can set', () => {
  it.each([5, true, null, [], {}, '', 'not a language', '../../etc'])(
    'a user_language of %j is not believed',
    (value) => {
      const body = fixture();
      Object.assign(body.variables ?? {}, { user_language: value, lastUserText: value, userFullname: value });
      const request = readWebhookRequest(body);
      expect(request.language).toBe('it');
      expect(typeof request.text).toBe('string');
    },
  );

  it('names of the prototype are data', () => {
    const body = JSON.stringify(fixture()).replace(
      '"variables":{"project_id"',
      '"variables":{"__proto__":{"admin":true},"constructor":"c","toString":1,"project_id"',
    );
    const { params } = readWebhookRequest(JSON.parse(body));
    expect(Object.getPrototypeOf(params)).toBeNull();
    expect(params.admin).toBeUndefined();
    expect(Object.getOwnPropertyDescriptor(params, '__proto__')?.value).toEqual({ admin: true });
    expect(params.constructor).toBe('c');
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
});

describe('projects that disagree', () => {
  it('are named, and the most reliable one is taken', () => {
    const body = fixture();
    body.payload.bot.id_project = 'another';
    const request = readWebhookRequest(body);
    expect(request.bot.projectId).toBe(PROJECT);
    expect(request.conflictingProjectIds).toEqual(['another']);
  });
});

describe('languages', () => {
  it.each([
    ['en-US', 'en', 'en-US', 'en'],
    ['en-US,en;q=0.9', 'en', 'en-US', 'en'],
    ['pt_br', undefined, 'pt-BR', 'pt'],
    ['it-ch', 'it', 'it-CH', 'it'],
    ['en-US', 'de', 'en-US', 'en'],
    ['it;q=0.5,en-US', 'it', 'en-US', 'en'],
    [undefined, 'de', 'it', 'it'],
    ['*', undefined, 'it', 'it'],
  ])('browser %s and engine %s give %s', (browser, engine, locale, language) => {
    const body = fixture();
    body.payload.message.request.language = browser;
    Object.assign(body.variables ?? {}, { user_language: engine });
    expect(readWebhookRequest(body)).toMatchObject({ locale, language });
  });
});

describe('secrets', () => {
  it.each(fixtureNames)('of %s cannot be printed any more', (name) => {
    const body = fixture(name);
    const secrets = [body.token, body.payload.bot.secret, body.payload.bot.webhook_url].filter(
      (secret): secret is string => typeof secret === 'string',
    );
    const printed = inspect(readWebhookRequest(body), { depth: 20 }) + JSON.stringify(body);
    for (const secret of secrets) expect(printed).not.toContain(secret);
    expect(printed).not.toContain('"value":"Bottega Uno"');
  });

  it('keep their value for those who need them', () => {
    expect(readWebhookRequest(fixture()).token.reveal()).toBe(fixture().token);
  });

  it('reads each variable once, and leaves credentials out of the params instead of deleting them', () => {
    const reads = new Map<string, number>();
    const variables = new Proxy<Record<string, unknown>>(
      { color: 'red', chatbot_jwt_token: 'JWT canary' },
      {
        get: (holder, name: string) => {
          reads.set(name, (reads.get(name) ?? 0) + 1);
          return holder[name];
        },
      },
    );
    const { params } = readWebhookRequest({ ...fixture(), variables });

    expect({ ...params }).toMatchObject({ color: 'red' });
    expect(params).not.toHaveProperty('chatbot_jwt_token');
    // With 600,000 variables, a second copy or one 'delete' in the copy costs a second.
    expect(reads.get('color')).toBe(1);
    expect(reads.get('chatbot_jwt_token')).toBe(1); // the sealing
  });
});
