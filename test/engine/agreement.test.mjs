import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SCRIPTS } from './cases/agreement.mjs';
import { TABLE } from './cases/index.mjs';
import { WEBHOOK } from './cases/row.mjs';
import { startEmulator } from './harness/emulator.mjs';
import { startEngine, webhook } from './harness/index.mjs';
import { comparable } from './harness/comparable.mjs';

/**
 * The emulator against the real engine: the same conversation with both, for every row of the table and for flows
 * beyond it. Everything that left the engine is compared: the messages as they were stored, what the user sees
 * of them bubble by bubble, the calls on the platform, and the requests to the webhook.
 */
const INTENTS = ['go', 'defaultFallback', { name: 'plain', answer: 'PLAIN', webhook: false }];

let engines;
let bodyLimit;

before(async () => {
  engines = { real: await startEngine(), emulated: await startEmulator() };
  ({ bodyLimit } = engines.real.platform);
});
after(() => Promise.all(Object.values(engines ?? {}).map((engine) => engine.close())));

for (const [group, rows] of Object.entries(TABLE)) {
  describe(group, () => {
    for (const row of rows) {
      const turns = [{ says: row.says ?? '/go', options: row.options }];
      test(row.name, { timeout: 60_000 }, (t) => compare({ ...row, turns }, t));
    }
  });
}

for (const [group, scripts] of Object.entries(SCRIPTS)) {
  describe(group, () => {
    for (const script of scripts) {
      test(script.name, { timeout: 60_000 }, (t) => compare(script, t));
    }
  });
}

async function compare(script, t) {
  const real = await hold(engines.real, script, t);
  const emulated = await hold(engines.emulated, script, t);
  assert.deepEqual(emulated.seen, real.seen, 'what the user sees');
  assert.deepEqual(emulated.calls, real.calls, 'calls on the platform');
  assert.deepEqual(emulated.stored, real.stored, 'messages as they were stored');
  assert.deepEqual(emulated.requests, real.requests, 'requests to the webhook');
}

async function hold(engine, { answer, bot, bodyLimit: limit, turns, user }, t) {
  const hook = await webhook(answer ?? { body: WEBHOOK });
  t.after(() => hook.close());
  const stage = { hook, afterwards: (undo) => t.after(undo) };
  await engine.publish({ webhookUrl: hook.url, intents: INTENTS, bot: {}, ...(await bot?.(stage)) });
  engine.platform.bodyLimit = limit ?? bodyLimit;
  const chat = engine.chat(user);
  const held = { seen: [], calls: [], stored: [] };
  for (const { says, clicks, options } of turns) {
    const shown = chat.messages.flatMap(({ buttons }) => buttons);
    const turn =
      says === undefined
        ? await chat.clicks(
            shown.find(({ value }) => value === clicks),
            options,
          )
        : await chat.says(says, options);
    held.seen.push(turn.messages.map((message) => ({ ...message, attributes: undefined })));
    held.calls.push(turn.calls.map(({ method, route, status }) => `${method} …/${route} -> ${status}`));
    held.stored.push(turn.raw.messages);
  }
  const requests = hook.requests.map(({ method, url, headers, body }) => ({ method, url, headers, body }));
  return comparable({ ...held, requests });
}
