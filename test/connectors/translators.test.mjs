import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { URL } from 'node:url';
import { Button, Card, Reply } from '../../dist/src/index.js';
import { CHANNELS, compileReply } from '../../dist/src/replies/index.js';

/** Replies as the connectors of the channels hand them to WhatsApp, Telegram, Messenger, Twilio and voice gateways. */
const require = createRequire(import.meta.url);
const {
  TiledeskWhatsappTranslator,
} = require('@tiledesk/tiledesk-whatsapp-connector/tiledesk/TiledeskWhatsappTranslator');
const {
  TiledeskTelegramTranslator,
} = require('@tiledesk/tiledesk-telegram-connector/tiledesk/TiledeskTelegramTranslator');
const {
  TiledeskMessengerTranslator,
} = require('@tiledesk/tiledesk-messenger-connector/tiledesk/TiledeskMessengerTranslator');
const {
  TiledeskSMSTwilioTranslator,
} = require('@tiledesk/tiledesk-sms-connector/tiledesk/TiledeskSMSTwilioTranslator');
const {
  TiledeskVXMLTranslator,
} = require('@tiledesk/tiledesk-vxml-connector/tiledesk/TiledeskVXMLTranslator');
const {
  TiledeskTwilioTranslator,
} = require('@tiledesk/tiledesk-voice-twilio-connector/tiledesk/TiledeskTwilioTranslator');

const SRC = 'https://cdn.example.com/files/i.pdf';
const PICTURE = 'https://cdn.example.com/p.png';
const VIDEO = 'https://cdn.example.com/v.mp4';

/** The actions that show messages of a reply on a channel: the engine posts each, and the connector receives it. */
function postedOn(channel, reply) {
  const { response } = compileReply(reply, { channel });
  return response.actions.filter(({ _tdActionType: type }) => type === 'reply' || type === 'randomreply');
}

function bubblesOn(channel, reply) {
  return postedOn(channel, reply)
    .flatMap(({ attributes }) => attributes.commands)
    .filter(({ type }) => type === 'message')
    .map(({ message }) => message);
}

/** One by one, as the connectors walk through the commands of a message. */
async function translated(channel, reply, translate) {
  const sent = [];
  for (const bubble of bubblesOn(channel, reply)) sent.push(await translate(bubble));
  return sent;
}

const REPLIES = {
  text: Reply.text('Hello'),
  picture: Reply.image(PICTURE, { caption: 'Look' }),
  document: Reply.file(SRC, { caption: 'Your invoice' }),
  'document without caption': Reply.file(SRC),
  'document of another type': Reply.file('https://cdn.example.com/a.csv', { caption: 'Data' }),
  'video file': Reply.file(VIDEO, { caption: 'Watch' }),
  video: Reply.video(VIDEO),
  audio: Reply.audio('https://cdn.example.com/a.mp3'),
  buttons: Reply.text('Choose').buttons(
    Button.text('Yes'),
    Button.intent('Go', 'go'),
    Button.url('Site', SRC),
  ),
  'ten choices': Reply.text('Choose').buttons(...choices(10)),
  'eleven choices': Reply.text('Choose').buttons(...choices(11)),
  'buttons on a picture': Reply.image(PICTURE).buttons(Button.text('Yes')),
  cards: Reply.cards(
    new Card({ title: 'Shirt', image: PICTURE, buttons: [Button.intent('Buy', 'buy')] }),
    new Card({ title: 'Shoe' }),
  ),
};

function choices(count) {
  return Array.from({ length: count }, (_, index) => Button.text(`Choice ${index + 1}`));
}

const whatsapp = new TiledeskWhatsappTranslator();
const telegram = new TiledeskTelegramTranslator();
const messenger = new TiledeskMessengerTranslator();
const sms = new TiledeskSMSTwilioTranslator();

const TRANSLATORS = {
  whatsapp: (message) => whatsapp.toWhatsapp(message, '390041285057'),
  telegram: (message) => telegram.toTelegram(message, 7),
  messenger: (message) => messenger.toMessenger(message, '7'),
  'sms-twilio': (message) => sms.toSMSTwilio({ recipient: 'support-group-1-sms-39-40', ...message }),
};

test('every channel of the table is tested here', () => {
  assert.deepEqual(
    Object.keys(CHANNELS).sort(),
    [...Object.keys(TRANSLATORS), 'voice-vxml', 'voice_twilio'].sort(),
  );
});

for (const [channel, translate] of Object.entries(TRANSLATORS)) {
  describe(channel, () => {
    for (const [name, reply] of Object.entries(REPLIES)) {
      test(`takes every message of: ${name}`, async () => {
        const sent = await translated(channel, reply, translate);
        assert.notEqual(sent.length, 0);
        for (const message of sent) {
          assert.ok(message, 'the connector drops a message, and all after it');
          // The envelope may be empty: who it goes to is not part of the translation.
          const content = { ...message, chat_id: '', parse_mode: '', recipient: '', from: '' };
          assert.doesNotMatch(JSON.stringify(content), /undefined|null/);
        }
      });
    }

    test('shows every caption, link and choice', async () => {
      const everything = JSON.stringify(
        await Promise.all(Object.values(REPLIES).map((reply) => translated(channel, reply, translate))),
      );
      const links = [SRC, PICTURE, VIDEO, 'https://cdn.example.com/a.csv', 'https://cdn.example.com/a.mp3'];
      for (const shown of ['Look', 'Your invoice', 'Data', 'Watch', 'Choice 11', 'Shirt', 'Shoe', ...links]) {
        assert.ok(everything.includes(shown), `${shown} is not shown`);
      }
    });
  });
}

/** `test/engine/server-answers.test.mjs` asserts that the platform's server stores this message of `Reply.file`. */
const STORED = JSON.parse(readFileSync(new URL('stored-file.json', import.meta.url), 'utf8'));

describe('whatsapp, in the form that Meta takes', () => {
  const sent = async (reply) => (await translated('whatsapp', reply, TRANSLATORS.whatsapp))[0];

  test('documents have a link, a name and a caption', async () => {
    assert.deepEqual((await sent(REPLIES.document)).document, {
      link: SRC,
      filename: 'i.pdf',
      caption: 'Your invoice',
    });
    assert.deepEqual((await sent(REPLIES['document without caption'])).document, {
      link: SRC,
      filename: 'i.pdf',
      caption: '',
    });
  });

  test("documents as the platform's server stores them have a link, a name and a caption", async () => {
    assert.deepEqual((await TRANSLATORS.whatsapp(STORED)).document, {
      link: STORED.metadata.src,
      filename: 'invoice.pdf',
      caption: 'Your invoice',
    });
  });

  test('videos have the caption and not their name', async () => {
    assert.deepEqual((await sent(REPLIES['video file'])).video, { link: VIDEO, caption: 'Watch' });
  });

  test('up to three choices are buttons, up to ten a list, more are numbered', async () => {
    assert.equal((await sent(Reply.text('x').buttons(...choices(3)))).interactive.type, 'button');
    assert.equal((await sent(REPLIES['ten choices'])).interactive.action.sections[0].rows.length, 10);
    assert.match((await sent(REPLIES['eleven choices'])).text.body, /11\. Choice 11/);
  });
});

describe('voice', () => {
  const settings = {
    variables: {},
    callId: '1',
    projectId: '1',
    TTS_VOICE_NAME: 'x',
    TTS_VOICE_LANGUAGE: 'en-US',
  };
  const translators = {
    'voice-vxml': new TiledeskVXMLTranslator({ BASE_URL: 'http://127.0.0.1', aiService: {} }),
    voice_twilio: new TiledeskTwilioTranslator({
      BASE_URL: 'http://127.0.0.1',
      aiService: {},
      uploadService: {},
    }),
  };
  for (const [channel, translator] of Object.entries(translators)) {
    for (const [name, reply] of Object.entries(REPLIES)) {
      test(`${channel} takes: ${name}`, async () => {
        const posted = postedOn(channel, reply);
        translator.voiceProvider = 'twilio';
        let xml = '';
        for (const action of posted)
          xml += await translator.toVXML(action, '1', { ...settings }, { user: {} });
        // Links and the marks of a list are not spoken.
        const lines = bubblesOn(channel, reply).flatMap(({ text }) => text.split('\n'));
        for (const line of lines.filter((words) => words.trim() !== '' && !words.includes('https:'))) {
          const [word] = /[a-z]{2,}/i.exec(line) ?? [line];
          assert.ok(xml.includes(word), `${word} is not said in ${xml}`);
        }
      });
    }
  }
});
