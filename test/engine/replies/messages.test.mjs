import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Button, Card, Reply } from '../../../dist/src/replies/index.js';
import { startEngine, webhook } from '../harness/index.mjs';
import { answerOf, withoutZeroWidthSpaces } from './helpers.mjs';

const PICTURE = 'https://cdn.example.com/a.png';

let hook;
let engine;
before(async () => {
  hook = await webhook();
  engine = await startEngine({
    webhookUrl: hook.url,
    intents: ['go', 'order.cancel', 'defaultFallback'],
  });
});
after(async () => {
  await engine?.close();
  await hook?.close();
});

async function shown(reply) {
  hook.answers(answerOf(reply));
  return engine.chat().says('/go');
}

test('several messages come in order, with their pauses', async () => {
  const turn = await shown([
    'One',
    Reply.text('Two\n\nstill two').pause(120).image(PICTURE, { caption: 'Three' }),
  ]);
  assert.deepEqual(turn.texts, ['One', 'Two\n\nstill two', 'Three']);
  assert.deepEqual(
    turn.messages.map(({ type, pause }) => [type, pause]),
    [
      ['text', 0],
      ['text', 0],
      ['image', 120],
    ],
  );
});

const KINDS = [
  [
    'image',
    Reply.image(PICTURE, { width: 320, height: 200 }),
    'image',
    { src: PICTURE, width: 320, height: 200 },
  ],
  [
    'video',
    Reply.video('https://youtu.be/dQw4w9WgXcQ'),
    'frame',
    { src: 'https://www.youtube.com/embed/dQw4w9WgXcQ', type: 'video' },
  ],
  [
    'audio',
    Reply.audio('https://cdn.example.com/a.mp3'),
    'file',
    { src: 'https://cdn.example.com/a.mp3', type: 'audio/mpeg', name: 'a.mp3' },
  ],
  [
    'file',
    Reply.file('https://cdn.example.com/i.pdf', { caption: 'Invoice' }),
    'file',
    { src: 'https://cdn.example.com/i.pdf', type: 'application/pdf', name: 'i.pdf' },
  ],
  [
    'frame',
    Reply.frame('https://a.example/p', { height: 300 }),
    'frame',
    { src: 'https://a.example/p', height: 300 },
  ],
  ['redirect', Reply.redirect('https://a.example/p'), 'redirect', { src: 'https://a.example/p' }],
];
for (const [kind, reply, type, metadata] of KINDS) {
  test(`${kind} is shown as ${type} with its source, and without the word undefined`, async () => {
    const turn = await shown(reply);
    assert.equal(turn.messages.length, 1);
    assert.equal(turn.messages[0].type, type);
    assert.deepEqual(turn.messages[0].metadata, metadata);
    assert.ok(!JSON.stringify(turn.raw.messages).includes('undefined'));
  });
}

test('cards are shown with their buttons', async () => {
  const turn = await shown(
    Reply.cards(
      new Card({ title: 'Shirt', description: 'Blue', image: PICTURE, buttons: [Button.text('Buy')] }),
    ),
  );
  assert.deepEqual(turn.messages[0].gallery, [
    {
      preview: { src: PICTURE },
      title: 'Shirt',
      description: 'Blue',
      buttons: [{ type: 'text', value: 'Buy', show_echo: true }],
    },
  ]);
});

test('an intent button runs its intent, and the parameters arrive with all their characters and types', async () => {
  const params = {
    name: `O'Neill "the \\ {{chatbot_jwt_token}} \${chatbotToken} {% raw %}"`,
    emoji: '👩‍👩‍👧 è \u2028',
    nested: { list: [1, null, true, { "it's": '%}' }] },
  };
  hook.answers(answerOf(Reply.text('Sure?').buttons(Button.intent('Cancel', 'order.cancel', params))));
  const chat = engine.chat();
  const turn = await chat.says('/go');
  hook.answers(answerOf('Cancelled'));
  const next = await chat.clicks(turn.messages[0].buttons[0]);
  assert.deepEqual(next.texts, ['Cancelled']);
  const { payload, variables } = hook.requests.at(-1).body;
  assert.equal(payload.intent.intent_display_name, 'order.cancel');
  assert.deepEqual({ name: variables.name, emoji: variables.emoji, nested: variables.nested }, params);
});

test('markup is filled by the platform, and what is interpolated is not', async () => {
  const evil = '{{chatbot_jwt_token}} ${chatbotToken}';
  const turn = await shown(
    Reply.markup`Hello ${evil}, {{shop_name}}{% if user_country == 'Italy' %}!{% endif %}`,
  );
  assert.deepEqual(turn.texts.map(withoutZeroWidthSpaces), [`Hello ${evil}, Bottega Uno!`]);
});

test('silence shows nothing, and static the static reply', async () => {
  assert.deepEqual((await shown(Reply.silence())).texts, []);
  assert.deepEqual((await shown(Reply.static())).texts, ['STATIC']);
});

test('a raw object that the engine would fail at is shown', async () => {
  const turn = await shown({
    actions: [{ _tdActionType: 'reply', text: 'Raw {{shop_name}}' }, { _tdActionType: 'close' }],
  });
  assert.deepEqual(turn.texts.map(withoutZeroWidthSpaces), ['Raw {{shop_name}}']);
  assert.deepEqual(
    turn.calls.map((call) => call.route),
    ['close'],
  );
});
