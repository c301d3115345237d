import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEngine, webhook } from '../harness/index.mjs';
import { answerOf } from './helpers.mjs';

const BEHIND = { _tdActionType: 'close' };

let hook;
let engine;
before(async () => {
  hook = await webhook();
  engine = await startEngine({ webhookUrl: hook.url, intents: ['go', 'defaultFallback'] });
});
after(async () => {
  await engine?.close();
  await hook?.close();
});

function message(text) {
  return { type: 'message', message: { type: 'text', text } };
}

const WRITTEN_BY_HAND = [
  ['a replyv2 of a text', { _tdActionType: 'replyv2', text: 'Hi' }, ['Hi']],
  [
    'a replyv2 of one command',
    { _tdActionType: 'replyv2', attributes: { commands: [message('Hi')] } },
    ['Hi'],
  ],
  [
    'a replyv2 with a pause behind its first message',
    {
      _tdActionType: 'replyv2',
      text: 'x',
      attributes: { commands: [message('Hi'), { type: 'wait', time: 50 }, message('Ho')] },
    },
    ['Hi', 'Ho'],
  ],
  ['a message that is no information', { _tdActionType: 'message', text: 'Hi' }, ['Hi']],
  ['an hmessage', { _tdActionType: 'hmessage', text: 'Hi' }, ['Hi']],
];

for (const [name, action, texts] of WRITTEN_BY_HAND) {
  test(`${name} is shown, and the action behind it runs`, async () => {
    hook.answers(answerOf({ actions: [action, BEHIND] }));
    const turn = await engine.chat().says('/go');
    assert.deepEqual(turn.texts, texts);
    assert.deepEqual(
      turn.calls.map((call) => call.route),
      ['close'],
    );
  });
}
