import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { serverWorld } from './harness/index.mjs';

const PLACEHOLDER = 'One moment…';
const STORED_FILE = join(import.meta.dirname, '..', 'connectors', 'stored-file.json');
const WEB_RESPONSE = {
  _tdActionType: 'web_response',
  status: '200',
  bodyType: 'json',
  payload: '{"designed":"{{state}}"}',
};

/** Variables, the list of conversations, and automations of a compiled service on the platform's own server. */
const world = serverWorld('operations-service.mjs', async ({ platform, webhookUrl }) => ({
  bot: await platform.bot({
    webhookUrl,
    intents: [
      ...['set.size', 'set.null', 'show.size', 'late.null'],
      ...['show.cards', 'show.sound', 'show.file', 'late.cards', 'late.sound', 'late.file'],
    ],
  }),
}));

for (const [name, block, ...words] of [
  ['timely', '/set.null', 'Forgotten.'],
  ['late', '/late.null', PLACEHOLDER, 'Forgotten.'],
]) {
  test(`a variable that a ${name} reply sets to null is null in the next call`, async () => {
    const user = await world.platform.user(world.bot);
    await user.says('/set.size');
    await user.sees('Set.');
    await user.says(block);
    await user.sees('Set.', ...words);
    await user.says('/show.size');
    await user.sees('Set.', ...words, 'size: null');
  });
}

for (const [block, shown, ...words] of [
  ['/show.cards', 1, 'Blue shirt\nRed shirt'],
  ['/show.sound', 1, 'tone.mp3'],
  ['/late.cards', 2, 'Blue shirt\nRed shirt'],
  ['/late.sound', 2, 'tone.mp3'],
]) {
  test(`${block}: the list of conversations has words, and the user sees no more than the message`, async () => {
    const user = await world.platform.user(world.bot);
    await user.says(block);
    await user.until(async () => (await user.messages()).length >= shown, 'the message');
    await world.platform.idle();
    const messages = await user.messages();
    assert.equal(messages.length, shown);
    const last = messages.at(-1);
    assert.ok(last.gallery.length === 2 || last.metadata.src.endsWith('tone.mp3'));
    assert.equal(last.text, '');
    const { attributes } = await user.request();
    assert.deepEqual([attributes.last_message.text], words);
  });
}

for (const [block, shown] of [
  ['/show.file', 1],
  ['/late.file', 2],
]) {
  test(`${block} on WhatsApp: the server stores what the tests of the connectors translate`, async () => {
    const user = await world.platform.user(world.bot);
    await user.says(block, { channel: { name: 'whatsapp' } });
    await user.until(async () => (await user.messages()).length >= shown, 'the document');
    await world.platform.idle();
    const stored = (await user.stored()).at(-1);
    // Messages of a timely answer are the commands of one stored message, which the connector walks through.
    const { type, text, metadata } = stored.attributes.commands?.at(-1).message ?? stored;
    assert.deepEqual({ type, text, metadata }, JSON.parse(await readFile(STORED_FILE, 'utf8')));
  });
}

for (const [name, block, answer] of [
  ['the web response of the block', { name: 'automation', actions: [WEB_RESPONSE] }, { designed: 'sent' }],
  [
    'the web response of the next block',
    {
      name: 'automation',
      fields: (idOf) => ({
        attributes: { nextBlockAction: { _tdActionType: 'intent', intentName: `#${idOf('response')}` } },
      }),
    },
    { designed: 'sent' },
  ],
  ['the text of the reply', 'automation', { text: 'Order A-1042' }],
]) {
  test(`the caller of a synchronous automation gets ${name}`, async () => {
    const response = { name: 'response', webhook: false, actions: [WEB_RESPONSE] };
    const { platform, webhookUrl } = world;
    const automated = await platform.bot({ webhookUrl, intents: [block, response] });
    const call = await automated.automation('automation');
    assert.deepEqual(await call({ order: 'A-1042' }), answer);
    await platform.idle();
  });
}
