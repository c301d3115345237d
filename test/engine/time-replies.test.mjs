import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEngine, startService } from './harness/index.mjs';

/** The replies of slow handlers as users see them, with the compiled service behind the real engine. */
const ENTRY = join(import.meta.dirname, 'fixtures', 'slow-service.mjs');
const INTENTS = [
  'slow',
  'slow.placeholder',
  'just.late',
  'busy',
  'stream',
  'stream.quick',
  'echo',
  'echo.late',
  'fails.late',
  'static.late',
];

let engine;
let service;

before(async () => {
  engine = await startEngine({ intents: INTENTS });
  service = await startService({
    entry: ENTRY,
    env: { PLATFORM: 'custom', PLATFORM_API_URL: engine.platform.url, LOG_LEVEL: 'warn' },
  });
  await engine.publish({ webhookUrl: `${service.url}/webhook` });
});
after(async () => {
  await service?.stop();
  await engine?.close();
});

/**
 * Sends the text, waits for the given number of messages, and then for the answer to one more message. One conversation is answered in order, so
 * any duplicate of the first messages comes before that answer.
 */
async function seen(chat, count, ...texts) {
  await Promise.all(texts.map((text) => chat.says(text)));
  await chat.sees((messages) => messages.length >= count);
  await chat.says('/echo{"n":"end"}');
  await chat.sees((messages) => messages.some(({ text }) => text === 'Reply end'));
  assert.equal(chat.texts.at(-1), 'Reply end');
  return chat.texts.slice(0, -1);
}

test('a handler of 4 s with a deadline of 1 s: its reply is seen once', async () => {
  assert.deepEqual(await seen(engine.chat(), 1, '/slow'), ['Here it is.']);
});

test('with a placeholder: first the placeholder, then the reply', async () => {
  assert.deepEqual(await seen(engine.chat(), 2, '/slow.placeholder'), ['One moment…', 'Here it is.']);
});

test('replies that are ready right after their placeholders do not overtake them', async () => {
  const chats = Array.from({ length: 20 }, () => engine.chat());
  for (const texts of await Promise.all(chats.map((chat) => seen(chat, 2, '/just.late')))) {
    assert.deepEqual(texts, ['One moment…', 'Here it is.']);
  }
});

test('a deadline of 200 ms holds for handlers of 400 ms, in a hundred turns of a busy process', async () => {
  const chats = Array.from({ length: 100 }, () => engine.chat());
  const busy = Array.from({ length: 100 }, () => engine.chat());
  await Promise.all(chats.flatMap((chat, index) => [chat.says('/just.late'), busy[index].says('/busy')]));
  await Promise.all(chats.map((chat) => chat.sees((messages) => messages.length >= 2)));

  for (const chat of chats) assert.deepEqual(chat.texts, ['One moment…', 'Here it is.']);
  for (const chat of busy) assert.deepEqual(chat.texts, ['Done.']);
});

test('a stream of three messages with pauses arrives in order, each as it comes', async () => {
  const chat = engine.chat();
  await chat.says('/stream');
  await chat.sees((messages) => messages.length === 1);
  assert.deepEqual(chat.texts, ['One.']);
  await chat.sees((messages) => messages.length === 3);
  assert.deepEqual(chat.texts, ['One.', 'Two.', 'Three.']);
});

test('a quick stream is one answer', async () => {
  const turn = await engine.chat().says('/stream.quick');
  assert.deepEqual(turn.texts, ['One.', 'Two.']);
  assert.equal(turn.raw.messages.length, 1);
});

test('quick messages in one conversation are answered in order', async () => {
  const chat = engine.chat();
  const first = chat.says('/echo{"n":1}');
  await sleep(50);
  const texts = await seen(chat, 2, '/echo{"n":2}');
  await first;
  assert.deepEqual(texts, ['Reply 1', 'Reply 2']);
});

test('quick messages whose replies are all late are answered in order', async () => {
  const chat = engine.chat();
  const first = chat.says('/echo.late{"n":1}');
  await sleep(50);
  const texts = await seen(chat, 2, '/echo.late{"n":2}');
  await first;
  assert.deepEqual(texts, ['Reply 1', 'Reply 2']);
});

test('a late failure gets the reply of the policy, without the error', async () => {
  assert.deepEqual(await seen(engine.chat(), 1, '/fails.late'), ['Sorry, that did not work.']);
});

test('the static reply of a late handler is shown', async () => {
  assert.deepEqual(await seen(engine.chat(), 1, '/static.late'), ['STATIC']);
});
