import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startPlatform, startService } from './harness/index.mjs';

/** Variables, the list of conversations, and automations of a compiled service on the platform's own server. */
const ENTRY = join(import.meta.dirname, 'fixtures', 'operations-service.mjs');
const PLACEHOLDER = 'One moment…';
const WEB_RESPONSE = {
  _tdActionType: 'web_response',
  status: '200',
  bodyType: 'json',
  payload: '{"designed":"{{state}}"}',
};

let platform;
let webhookUrl;
let service;
let bot;

before(async () => {
  platform = await startPlatform();
  service = await startService({
    entry: ENTRY,
    env: { PLATFORM: 'custom', PLATFORM_API_URL: platform.url, LOG_LEVEL: 'warn' },
  });
  webhookUrl = `${service.url}/webhook`;
  bot = await platform.bot({
    webhookUrl,
    intents: [
      ...['set.size', 'set.null', 'show.size', 'late.null'],
      ...['show.cards', 'show.sound', 'late.cards', 'late.sound'],
    ],
  });
});
after(async () => {
  await service?.stop();
  await platform?.close();
});

for (const [name, block, ...words] of [
  ['timely', '/set.null', 'Forgotten.'],
  ['late', '/late.null', PLACEHOLDER, 'Forgotten.'],
]) {
  test(`a variable that a ${name} reply sets to null is null in the next call`, async () => {
    const user = await platform.user(bot);
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
    const user = await platform.user(bot);
    await user.says(block);
    await user.until(async () => (await user.messages()).length >= shown, 'the message');
    await platform.idle();
    const messages = await user.messages();
    assert.equal(messages.length, shown);
    const last = messages.at(-1);
    assert.ok(last.gallery.length === 2 || last.metadata.src.endsWith('tone.mp3'));
    assert.equal(last.text, '');
    const { attributes } = await user.request();
    assert.deepEqual([attributes.last_message.text], words);
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
    const automated = await platform.bot({ webhookUrl, intents: [block, response] });
    const call = await automated.automation('automation');
    assert.deepEqual(await call({ order: 'A-1042' }), answer);
    await platform.idle();
  });
}
