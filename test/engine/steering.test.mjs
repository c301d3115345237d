import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startEngine, startService } from './harness/index.mjs';

/** Handlers that steer the conversation, behind the real engine: what the platform is told, and what users see. */
const ENTRY = join(import.meta.dirname, 'fixtures', 'steering-service.mjs');
const SALES = '64f0c1c2c3c4c5c6c7c8c9cb';
const CLOSED = 1000;
const INTENTS = ['to.people', 'to.department', 'to.other.bot', 'tag', 'goodbye', 'durable'];

let engine;
let service;

before(async () => {
  const intents = [...INTENTS, { name: 'returns.start', answer: 'What do you send back?', webhook: false }];
  engine = await startEngine({ intents });
  service = await startService({
    entry: ENTRY,
    env: { PLATFORM: 'custom', PLATFORM_API_URL: engine.platform.url, LOG_LEVEL: 'warn' },
  });
  await engine.publish({ webhookUrl: `${service.url}/webhook`, intents });
});
after(async () => {
  await service?.stop();
  await engine?.close();
});

const done = (turn) => turn.calls.map(({ route, body, status }) => [route, body, status]);

test('a hand-off to the people of a department: the bot leaves, its words are seen before', async () => {
  const chat = engine.chat();
  const turn = await chat.says('/to.people');
  assert.deepEqual(chat.texts, ['One moment, a colleague from sales comes.']);
  assert.deepEqual(done(turn), [['departments', { departmentid: SALES, nobot: true }, 200]]);
  assert.equal(chat.request.department._id, SALES);
  assert.deepEqual(chat.request.participantsBots, []);
});

test('a department takes over with its bot, and the answer is still seen', async () => {
  const chat = engine.chat();
  const turn = await chat.says('/to.department');
  assert.deepEqual(chat.texts, ['Sales takes care of it.']);
  assert.deepEqual(done(turn), [['departments', { departmentid: SALES, nobot: false }, 200]]);
  assert.equal(chat.request.department._id, SALES);
  assert.equal(chat.request.participantsBots.length, 1);
});

test('another bot takes over, and its start block runs by the hidden message', async () => {
  const chat = engine.chat();
  const turn = await chat.says('/to.other.bot');
  assert.deepEqual(chat.texts, ['The returns bot takes over.']);
  assert.deepEqual(done(turn), [['replace', { name: 'returns' }, 200]]);
  assert.deepEqual(chat.request.participantsBots, ['returns']);

  // The platform passes the hidden message on to the new bot: the engine answers it with the block.
  const [trigger] = chat.notices;
  assert.equal(trigger.text, '/returns.start');
  const started = await chat.says(trigger.text, { attributes: trigger.attributes });
  assert.deepEqual(started.texts, ['What do you send back?']);
});

test('tags are on the conversation, beside the answer', async () => {
  const chat = engine.chat();
  const turn = await chat.says('/tag');
  assert.deepEqual(turn.texts, ['Noted.']);
  assert.deepEqual(
    chat.request.tags.map(({ tag, color }) => [tag, color]),
    [
      ['vip', undefined],
      ['refund', '#ff0000'],
    ],
  );
});

test('a close comes after the last words', async () => {
  const chat = engine.chat();
  const turn = await chat.says('/goodbye');
  assert.deepEqual(turn.texts, ['Goodbye.']);
  assert.deepEqual(
    done(turn).map(([route]) => route),
    ['close'],
  );
  assert.equal(chat.request.status, CLOSED);
});

test('a durable handler: first its placeholder, then its reply and what comes with it', async () => {
  const chat = engine.chat();
  await chat.says('/durable');
  await chat.sees((messages) => messages.length === 2);
  assert.deepEqual(chat.texts, ['One moment…', 'It is ordered.']);
});
