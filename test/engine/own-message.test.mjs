import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readWebhookRequest } from '../../dist/src/protocol/index.js';
import { startEngine, webhook } from './harness/index.mjs';

/**
 * The engine keeps variables per conversation, and reads them when it calls the webhook. Two quick messages: each call
 * must be read as its own message, whichever of them the variables are of.
 */
const GAPS = [0, 20, 60];

let engine;
let hook;
before(async () => {
  hook = await webhook();
  hook.answers({ body: {} });
  engine = await startEngine({ webhookUrl: hook.url, intents: ['go', 'defaultFallback'] });
});
after(async () => {
  await engine?.close();
  await hook?.close();
});

/** The data that the webhook reads of two messages of one conversation, in the order of the messages. */
async function readBoth(gap, first, second) {
  const before = hook.requests.length;
  const chat = engine.chat();
  const one = chat.says(first.text, first);
  await sleep(gap);
  await Promise.all([one, chat.says(second.text, second)]);
  const calls = hook.requests.slice(before).map(({ body }) => readWebhookRequest(body));
  assert.equal(calls.length, 2);
  const own = (fields) => calls.find(({ messageId }) => messageId === fields._id);
  return [own(first.fields), own(second.fields)];
}

let ids = 0;
function message(text, fields = {}, options = {}) {
  ids += 1;
  return { text, fields: { _id: ids.toString(16).padStart(24, '0'), ...fields }, ...options };
}

for (const gap of GAPS) {
  describe(`two messages ${gap} ms apart`, () => {
    const both = async (first, second, read, expected) => {
      for (let round = 0; round < 3; round += 1) {
        const calls = await readBoth(gap, first(), second());
        assert.deepEqual(calls.map(read), expected);
      }
    };

    test('have their own words', () =>
      both(
        () => message('order'),
        () => message('words'),
        ({ text, params }) => [text, params.lastUserText, params.last_user_text, params.lastUserMessage.text],
        [Array(4).fill('order'), Array(4).fill('words')],
      ));

    test('have their own language', () =>
      both(
        () => message('one', {}, { language: 'it-IT' }),
        () => message('two', {}, { language: 'fr-FR' }),
        ({ language, locale, params }) => [language, locale, params.user_language],
        [
          ['it', 'it-IT', 'it'],
          ['fr', 'fr-FR', 'fr'],
        ],
      ));

    test('have their own type and picture, and a picture has no words', () => {
      const picture = (name) => () =>
        message('', { type: 'image', metadata: { src: `https://cdn.example.com/${name}`, name, width: 1 } });
      return both(
        picture('a.png'),
        picture('b.png'),
        ({ text, params }) => [
          text,
          params.lastUserMessageType,
          params.lastUserImageURL,
          params.lastUserImageName,
        ],
        [
          ['', 'image', 'https://cdn.example.com/a.png', 'a.png'],
          ['', 'image', 'https://cdn.example.com/b.png', 'b.png'],
        ],
      );
    });

    test('have their own type if one is a text and one a document', () => {
      const metadata = { src: 'https://cdn.example.com/a.pdf', name: 'a.pdf', type: 'application/pdf' };
      return both(
        () => message('hello before'),
        () => message('', { type: 'file', metadata }),
        ({ text, params }) => [text, params.lastUserMessageType],
        [
          ['hello before', 'text'],
          ['', 'file'],
        ],
      );
    });

    test('have their own document', () => {
      const metadata = (name) => ({ src: `https://cdn.example.com/${name}`, name, type: 'application/pdf' });
      const document = (name) => () => message('', { type: 'file', metadata: metadata(name) });
      return both(
        document('a.pdf'),
        document('b.pdf'),
        ({ text, params }) => [
          text,
          params.lastUserDocumentURL,
          params.lastUserDocumentName,
          params.lastUserDocumentType,
        ],
        ['a.pdf', 'b.pdf'].map((name) => ['', `https://cdn.example.com/${name}`, name, 'application/pdf']),
      );
    });

    test('have their own id', () => {
      const own = ({ messageId, params }) =>
        [params.last_message_id, params.lastUserMessage.id].every((id) => id === messageId);
      return both(
        () => message('one'),
        () => message('two'),
        own,
        [true, true],
      );
    });

    test('have the subject, addresses and attachments of the e-mail itself', () => {
      const mail = (name) => ({
        email_subject: `About ${name}`,
        email_toEmail: 'shop@example.com',
        email_fromEmail: `${name}@example.com`,
        email_messageId: `<${name}@example.com>`,
        email_replyTo: `reply-${name}@example.com`,
        email_eml: `https://cdn.example.com/${name}.eml`,
        link: `https://cdn.example.com/${name}.html`,
        attachments: [{ filename: `${name}.pdf` }],
      });
      const sent = (name) => () => message(name, {}, { attributes: mail(name) });
      return both(
        sent('ada'),
        sent('grace'),
        ({ params }) => Object.fromEntries(Object.keys(mail('')).map((name) => [name, params[name]])),
        [mail('ada'), mail('grace')],
      );
    });

    test('have the call, the requester and the address of the attributes of the message', () => {
      const sent = (n) => () => {
        const attributes = { dnis: `1${n}`, callId: `call-${n}`, ani: `39${n}` };
        return message(
          'hello',
          {},
          { attributes: { ...attributes, requester_id: `r${n}`, ipAddress: `192.0.2.${n}` } },
        );
      };
      return both(
        sent(1),
        sent(2),
        ({ params }) => [params.dnis, params.callId, params.ani, params.user_id, params.user_ip_address],
        [1, 2].map((n) => [`1${n}`, `call-${n}`, `39${n}`, `r${n}`, `192.0.2.${n}`]),
      );
    });

    test('have the channel of the message itself', () =>
      both(
        () => message('one', { channel: { name: 'whatsapp' } }),
        () => message('two', { channel: { name: 'telegram' } }),
        ({ channel, params }) => [channel, params.chatChannel],
        [
          ['whatsapp', 'whatsapp'],
          ['telegram', 'telegram'],
        ],
      ));

    test('have the parameters of the command of the message', () =>
      both(
        () => message('/go{"order":1}'),
        () => message('/go{"order":2}'),
        ({ params }) => params.order,
        [1, 2],
      ));

    test('have the parameters of the button of the message', () => {
      const press = (order) => () =>
        message('Go', {}, { attributes: { action: `go{"order":${order}}`, payload: {} } });
      return both(press(1), press(2), ({ params }) => params.order, [1, 2]);
    });

    test('have the payload of the page of the message', () => {
      const from = (page) => () => message('hello', {}, { attributes: { payload: { page } } });
      return both(from('cart'), from('help'), ({ params }) => [params.page, params.payload.page], [
        ['cart', 'cart'],
        ['help', 'help'],
      ]);
    });
  });
}

describe('the language', () => {
  test('belongs to the conversation, as in the variables, also if the message names another', async () => {
    const chat = engine.chat({ language: 'it-IT' });
    await chat.says('hello', { fields: { language: 'fr' } });
    const { language, locale, params, raw } = readWebhookRequest(hook.requests.at(-1).body);
    assert.deepEqual([language, locale, params.user_language], ['it', 'it-IT', 'it']);
    assert.equal(raw.payload.message.language, 'fr');
  });
});

describe('a global of the bot', () => {
  test('keeps its value if the payload of a page has the same name', async () => {
    const chat = engine.chat();
    await chat.says('hello', { attributes: { payload: { shop_name: 'Other', page: 'cart' } } });
    const { params } = readWebhookRequest(hook.requests.at(-1).body);
    assert.deepEqual([params.shop_name, params.page], ['Bottega Uno', 'cart']);
  });
});

describe('the identity of the user', () => {
  const ask = async (chat, text, fields) => {
    await chat.says(text, { fields });
    return readWebhookRequest(hook.requests.at(-1).body).user.id;
  };

  test('is the contact, whether the user, an agent or the system writes', async () => {
    const chat = engine.chat();
    const { lead_id: user } = chat.request.lead;
    assert.equal(await ask(chat, 'hello'), user);
    assert.equal(await ask(chat, 'hello', { sender: '63a05d755f117f0013541383' }), user);
    assert.equal(await ask(chat, '/go', { sender: 'system' }), user);
  });

  test('is known in a step of a flow on the widget and on WhatsApp', async () => {
    const connect = { _tdActionType: 'connect_block', intentName: 'go' };
    await engine.publish({
      intents: ['go', 'defaultFallback', { name: 'via', webhook: false, actions: [connect] }],
    });
    for (const [channel, attributes] of [
      ['chat21', undefined],
      ['whatsapp', { requester_id: undefined }],
    ]) {
      const chat = engine.chat({ channel });
      await chat.says('/via', { attributes });
      const request = readWebhookRequest(hook.requests.at(-1).body);
      assert.equal(request.raw.payload.message.sender, '_tdinternal');
      assert.equal(request.user.id, chat.request.lead.lead_id);
    }
  });
});
