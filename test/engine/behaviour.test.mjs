import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TABLE } from './cases/index.mjs';
import { WEBHOOK, outcomeOf } from './cases/row.mjs';
import { startEngine, webhook } from './harness/index.mjs';

/**
 * The engine's behaviour with each answer of the webhook, row by row. The emulator and the answer guard are
 * built on this table: a row that fails says that the engine behaves differently than they believe.
 */
const INTENTS = ['go', 'defaultFallback', { name: 'plain', answer: 'PLAIN', webhook: false }];

let engine;
let bodyLimit;
const silent = [];

before(async () => {
  engine = await startEngine();
  ({ bodyLimit } = engine.platform);
});
after(() => engine?.close());

for (const [group, rows] of Object.entries(TABLE)) {
  describe(group, () => rows.forEach((row) => test(row.name, { timeout: 60_000 }, (t) => replay(row, t))));
}

test('if the user saw nothing, nothing came later', () => {
  assert.ok(silent.length > 0);
  for (const { name, chat } of silent) {
    assert.deepEqual(chat.texts, [], name);
  }
});

async function replay(row, t) {
  const hook = await webhook(row.answer ?? { body: WEBHOOK });
  t.after(() => hook.close());
  const stage = { hook, afterwards: (undo) => t.after(undo) };
  await engine.publish({ webhookUrl: hook.url, intents: INTENTS, bot: {}, ...(await row.bot?.(stage)) });
  engine.platform.bodyLimit = row.bodyLimit ?? bodyLimit;
  const chat = engine.chat();

  const turn = await chat.says(row.says ?? '/go', row.options);

  const { messages, calls } = turn;
  const seen = {
    outcome: outcomeOf(turn),
    texts: turn.texts.map(shortened),
    calls: calls.map(({ method, route, status }) => `${method} …/${route} -> ${status}`),
  };
  const expected = { outcome: row.outcome, texts: row.texts.map(shortened), calls: row.calls ?? [] };
  assert.deepEqual(seen, expected, `${JSON.stringify(messages).slice(0, 1_000)}\n${engine.output}`);
  row.check?.(turn, stage);
  if (row.outcome === 'NO REPLY') {
    silent.push({ name: row.name, chat });
  }
}

/** Texts of megabytes do not belong into the report of a failure. */
function shortened(text) {
  return text.length > 1_000 ? `${text.slice(0, 10)}… ${text.length} chars` : text;
}
