import { fixture, type WireBody } from '../../test/support/fixtures.js';
import { readWebhookRequest } from './read-webhook-request.js';

/** A call whose variables are those of another message of the same conversation, as after two quick messages. */
function callWith(message: Record<string, unknown>, variables: Record<string, unknown> = {}): WireBody {
  const body = fixture();
  Object.assign(body.payload.message, message);
  Object.assign(body.variables ?? {}, {
    lastUserText: 'of another message',
    last_user_text: 'of another message',
    lastUserMessageType: 'text',
    lastUserMessage: { id: 'another', text: 'of another message' },
    last_message_id: 'another',
    ...variables,
  });
  return body;
}

describe('the words of the user', () => {
  it('are those of the message of the call, not those that the engine wrote last', () => {
    expect(readWebhookRequest(callWith({ text: 'where is my order?' })).text).toBe('where is my order?');
  });

  it.each(['image', 'file'])('of %s without a caption are empty', (type) => {
    const metadata = { src: 'https://cdn.example.com/a' };
    expect(readWebhookRequest(callWith({ type, text: '', metadata })).text).toBe('');
  });

  it('are read from the variables for a step of a flow, whose message has none', () => {
    const body = callWith({ sender: '_tdinternal', text: '/#8ded3ad9-6bcf-4da0-a3a7-64269aedd516' });
    expect(readWebhookRequest(body).text).toBe('of another message');
  });

  it('are empty if the platform sends an empty list instead of a text', () => {
    expect(readWebhookRequest(callWith({ text: [] })).text).toBe('');
  });

  it('are empty in an automation, which has no user', () => {
    const body = callWith({ sender: undefined, text: '/#start' }, { lastUserText: '/#start' });
    body.payload.message.request.request_id = 'automation-request-667e5e4f698c6a4ee5cf716b-1';
    expect(readWebhookRequest(body).text).toBe('');
  });
});

describe('the language', () => {
  it('is taken from the message of the call', () => {
    const body = callWith({ language: 'fr' }, { user_language: 'de' });
    body.payload.message.request.language = 'fr-CA';
    const request = readWebhookRequest(body);
    expect(request).toMatchObject({ language: 'fr', locale: 'fr-CA' });
    expect(request.params.user_language).toBe('fr');
  });

  it('is the language of the conversation, also if the message names another', () => {
    const body = callWith({ language: 'fr' });
    body.payload.message.request.language = 'it-IT';
    expect(readWebhookRequest(body)).toMatchObject({ language: 'it', locale: 'it-IT' });
  });

  it('is read from the variables for a step of a flow', () => {
    const body = callWith({ sender: '_tdinternal', language: undefined }, { user_language: 'de' });
    body.payload.message.request = { request_id: body.payload.message.request.request_id };
    expect(readWebhookRequest(body).language).toBe('de');
  });
});

describe('the variables that a message sets', () => {
  it('are those of the message of the call', () => {
    const { params } = readWebhookRequest(callWith({ _id: 'own', text: 'my words' }));
    expect(params).toMatchObject({
      lastUserText: 'my words',
      last_user_text: 'my words',
      lastUserMessage: { id: 'own', text: 'my words' },
      last_message_id: 'own',
    });
  });

  it('tell a picture without words from a text', () => {
    const metadata = { src: 'https://cdn.example.com/own.png', name: 'own.png', width: 3 };
    const body = callWith(
      { type: 'image', text: '', metadata },
      { lastUserImageURL: 'https://cdn.example.com/another.png', lastUserImageName: 'another.png' },
    );
    expect(readWebhookRequest(body).params).toMatchObject({
      lastUserMessageType: 'image',
      lastUserImageURL: 'https://cdn.example.com/own.png',
      lastUserImageName: 'own.png',
      lastUserImageWidth: 3,
    });
  });

  it('hold the document of the message of the call', () => {
    const metadata = { src: 'https://cdn.example.com/own.pdf', name: 'own.pdf', type: 'application/pdf' };
    const body = callWith({ type: 'file', text: '', metadata }, { lastUserDocumentURL: 'another' });
    expect(readWebhookRequest(body).params).toMatchObject({
      lastUserDocumentURL: 'https://cdn.example.com/own.pdf',
      lastUserDocumentName: 'own.pdf',
    });
  });

  it('hold the parameters of the button of this message', () => {
    const body = fixture('08-button-click.json');
    Object.assign(body.variables ?? {}, { orderNumber: 'of another button' });
    expect(readWebhookRequest(body).params.orderNumber).toBe('20413');
  });

  it.each(['b41e9f8f-c7e5-4750-a7e8-5b2bdf20aadf', '_tdinternal'])(
    'hold the parameters of the command of this message, from %s',
    (sender) => {
      const body = callWith({ sender, text: '/hello{"count":1}' }, { count: 2 });
      expect(readWebhookRequest(body).params.count).toBe(1);
    },
  );

  it('do not hold the parameters of a command for another block', () => {
    const body = callWith({ text: '/another{"count":1}' }, { count: 2 });
    expect(readWebhookRequest(body).params.count).toBe(2);
  });

  it('hold what its own page and e-mail say', () => {
    const attributes = { payload: { plan: 'own' }, email_subject: 'own' };
    const body = callWith({ attributes }, { plan: 'another', email_subject: 'another' });
    expect(readWebhookRequest(body).params).toMatchObject({
      plan: 'own',
      payload: { plan: 'own' },
      email_subject: 'own',
    });
  });

  it('hold the null that a late reply has set, where the engine keeps the value before it', () => {
    const body = callWith({ attributes: { payload: { cart: null } } }, { cart: 'before' });
    expect(readWebhookRequest(body).params.cart).toBeNull();
  });

  it('do not replace the answers to a form, which are set later', () => {
    const body = callWith({ attributes: { payload: { plan: 'of the page' } } }, { plan: 'of the form' });
    body.payload.intent.form = { fields: [{ name: 'plan' }] };
    expect(readWebhookRequest(body).params.plan).toBe('of the form');
  });

  it('do not replace a global of the bot, which is set later', () => {
    const payload = { shop_name: 'Other', page: 'cart' };
    const body = callWith({ attributes: { payload } }, { shop_name: 'Bottega Uno' });
    body.payload.bot = {
      ...body.payload.bot,
      attributes: { globals: [{ key: 'shop_name', value: 'Bottega Uno' }] },
    };
    const { params } = readWebhookRequest(body);
    expect([params.shop_name, params.page]).toEqual(['Bottega Uno', 'cart']);
  });

  it('has the call, the requester and the address from the attributes of the message', () => {
    const other = { user_id: 'r1', user_ip_address: '192.0.2.1', dnis: '11', callId: 'c1', ani: '391' };
    const attributes = { requester_id: 'r2', ipAddress: '192.0.2.2', dnis: '12', callId: 'c2', ani: '392' };
    expect(readWebhookRequest(callWith({ attributes }, other)).params).toMatchObject({
      user_id: 'r2',
      user_ip_address: '192.0.2.2',
      dnis: '12',
      callId: 'c2',
      ani: '392',
    });
  });

  it('bring no credential back', () => {
    const body = callWith({ attributes: { payload: { chatbotToken: 'a', chatbot_jwt_token: 'b' } } });
    expect(Object.keys(readWebhookRequest(body).params)).not.toEqual(
      expect.arrayContaining(['chatbotToken']),
    );
  });
});
