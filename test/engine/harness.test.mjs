import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { URL, fileURLToPath } from 'node:url';
import { intentId, startEngine, startService, webhook } from './harness/index.mjs';

const SERVICE = fileURLToPath(new URL('./fixtures/service.mjs', import.meta.url));

/** The promises of the harness to the other suites of this folder. */
let hook;
let engine;

before(async () => {
  hook = await webhook();
  engine = await startEngine({
    webhookUrl: hook.url,
    intents: ['go', 'order', 'defaultFallback'],
  });
});
after(async () => {
  await engine?.close();
  await hook?.close();
});

test('a turn has the bubbles that a client shows, with their buttons, cards and pauses', async () => {
  const image = { src: 'https://cdn.example.com/map.png', width: 320, height: 200 };
  const buttons = [{ type: 'text', value: 'Yes', show_echo: true }];
  const card = { title: 'Shoes', description: 'Red', preview: { src: 'https://cdn.example.com/shoes.png' } };
  hook.answers(
    reply(
      { type: 'message', message: { type: 'text', text: 'Pick', attributes: { attachment: { buttons } } } },
      { type: 'wait', time: 40 },
      { type: 'message', message: { type: 'image', text: 'Map', metadata: image } },
      {
        type: 'message',
        message: { type: 'gallery', text: ' ', attributes: { attachment: { gallery: [card] } } },
      },
    ),
  );

  const { messages, texts } = await engine.chat().says('/go');

  assert.deepEqual(texts, ['Pick', 'Map', ' ']);
  assert.deepEqual(messages[0].buttons, buttons);
  assert.deepEqual(
    messages.map(({ type, pause }) => [type, pause]),
    [
      ['text', 0],
      ['image', 40],
      ['gallery', 0],
    ],
  );
  assert.deepEqual(messages[1].metadata, image);
  assert.deepEqual(messages[2].gallery, [card]);
});

test('a turn lasts until the actions after a pause have run', async () => {
  const [first, second] = ['First', 'Second'].map((text) => ({
    type: 'message',
    message: { type: 'text', text },
  }));
  const { actions } = reply({ type: 'wait', time: 300 }, first).body;
  hook.answers({ body: { actions: [...actions, ...reply(second).body.actions] } });

  const { texts } = await engine.chat().says('/go');

  assert.deepEqual(texts, ['First', 'Second']);
});

test('a button of a reply runs its block, with its parameters', async () => {
  hook.answers(({ body }) => ({ body: { text: body.payload.intent.intent_display_name } }));
  const chat = engine.chat();

  const turn = await chat.clicks({
    type: 'action',
    value: 'Track',
    action: `#${intentId('order')}{"order":"A1"}`,
  });

  assert.deepEqual(turn.texts, ['order']);
  assert.equal(hook.requests.at(-1).body.variables.order, 'A1');
});

test('channel, language and country of the user reach the webhook', async () => {
  hook.answers({ body: { text: 'WEBHOOK' } });

  await engine.chat({ channel: 'whatsapp', language: 'it-IT', country: 'Malta' }).says('/go');

  const { variables } = hook.requests.at(-1).body;
  assert.deepEqual(
    [variables.chatChannel, variables.user_language, variables.user_country],
    ['whatsapp', 'it', 'Malta'],
  );
});

test('messages that arrive by themselves are seen', async () => {
  hook.answers({ body: {} });
  const chat = engine.chat();
  assert.deepEqual((await chat.says('/go')).texts, []);
  const { token } = hook.requests.at(-1).body;

  const seen = chat.sees((messages) => messages.length === 1);
  const sent = await globalThis.fetch(
    `${engine.platform.url}/${chat.request.id_project}/requests/${chat.request.request_id}/messages`,
    {
      method: 'POST',
      headers: { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'Later' }),
    },
  );

  assert.equal(sent.status, 200);
  assert.deepEqual(
    (await seen).map(({ text }) => text),
    ['Later'],
  );
  await assert.rejects(
    chat.sees((messages) => messages.length === 2, { within: 20 }),
    /Not seen within 20 ms. Seen so far: \["Later"\]/,
  );
});

test('the platform refuses what it refuses in reality', async () => {
  hook.answers({ body: { text: 'x'.repeat(600_000) } });
  const tooLarge = await engine.chat().says('/go');
  assert.deepEqual(tooLarge.texts, []);
  assert.equal(tooLarge.raw.calls.find(({ route }) => route === 'send-message').status, 413);

  engine.platform.breaks('send-message', { status: 500, body: { err: 'error' } });
  hook.answers({ body: { text: 'WEBHOOK' } });
  assert.deepEqual((await engine.chat().says('/go')).texts, []);
  assert.deepEqual((await engine.chat().says('/go')).texts, ['WEBHOOK']);
});

test('a turn that does not end in time is an error that says so', async () => {
  hook.answers({ body: { text: 'WEBHOOK' }, delay: 400 });
  await assert.rejects(engine.chat().says('/go', { within: 50 }), /still busy after 50 ms/);
  await engine.idle(5_000);
});

test('the engine calls a service that runs in a separate process', async (t) => {
  const service = await startService({ entry: SERVICE, env: { TEXT: 'From the service' } });
  t.after(() => service.stop());
  t.after(() => engine.publish({ webhookUrl: hook.url }));
  await engine.publish({ webhookUrl: `${service.url}/webhook` });

  assert.deepEqual((await engine.chat().says('/go')).texts, ['From the service']);
});

test('a service that does not start is an error with what it printed', async () => {
  await assert.rejects(startService({ entry: SERVICE }), /ended: exit code 1[\s\S]*TEXT is missing/);
});

/** @returns {import('./harness/webhook.mjs').Answer} */
function reply(...commands) {
  return { body: { actions: [{ _tdActionType: 'reply', text: 'x', attributes: { commands } }] } };
}
