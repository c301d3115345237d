import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { WEBHOOK } from './cases/row.mjs';
import { startEngine, webhook } from './harness/index.mjs';

/** Rows of the table that are about time, order and connections that live longer than one call. */
let engine;
let hook;

before(async () => {
  engine = await startEngine();
});
after(() => engine?.close());
beforeEach(async () => {
  hook = await webhook();
  await engine.publish({ webhookUrl: hook.url });
});
afterEach(() => hook?.close());

test('answer after 20 s, and body trickling for 10 s', async () => {
  hook.answers(({ body }, response) =>
    body.variables.how === 'late' ? { body: WEBHOOK, delay: 20_000 } : trickle(response, 10_000),
  );
  const [late, trickling] = [engine.chat(), engine.chat()];

  await Promise.all([late.says('/go{"how":"late"}'), trickling.says('/go{"how":"slowly"}')]);

  assert.deepEqual(late.texts, ['WEBHOOK']);
  assert.deepEqual(trickling.texts, ['WEBHOOK']);
});

test('slow answer, next message before it: the engine runs both at once, and the replies overtake', async () => {
  const chat = engine.chat();
  const overtaken = chat.sees((messages) => messages.length === 1);
  hook.answers(async ({ body }) => {
    const { text } = body.payload.message;
    if (text === '/go') {
      await overtaken;
    }
    return { body: { text: `WEBHOOK ${text}` } };
  });

  await Promise.all([chat.says('/go'), chat.says('/go{"n":2}')]);

  assert.deepEqual(chat.texts, ['WEBHOOK /go{"n":2}', 'WEBHOOK /go']);
});

test('keep-alive: one connection for two calls, a new one when the server closed it', async () => {
  hook.closesIdleAfter(5_000);
  const chat = engine.chat();
  await chat.says('/go');
  await chat.says('/go');
  await sleep(7_000);
  await chat.says('/go');

  assert.deepEqual(chat.texts, ['WEBHOOK', 'WEBHOOK', 'WEBHOOK']);
  const [first, second, third] = hook.requests.map(({ socket }) => socket);
  assert.equal(second, first);
  assert.notEqual(third, first);
});

test('reused connection, 2nd: reset means silence, and no second try', async () => {
  const used = new WeakSet();
  hook.answers(({ socket }) => {
    const again = used.has(socket);
    used.add(socket);
    return again ? { drop: 'reset' } : { body: WEBHOOK };
  });
  const chat = engine.chat();

  assert.deepEqual((await chat.says('/go')).texts, ['WEBHOOK']);
  assert.deepEqual((await chat.says('/go')).texts, []);
  assert.equal(hook.requests.length, 2);
});

async function trickle(response, ms) {
  const body = JSON.stringify(WEBHOOK);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length });
  for (const letter of body) {
    response.write(letter);
    await sleep(ms / body.length);
  }
  response.end();
}
