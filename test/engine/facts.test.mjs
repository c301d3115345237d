import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { replyAction, says } from './cases/row.mjs';
import { startEngine, webhook } from './harness/index.mjs';

/** Facts about the engine that no single row of the table shows, and that the framework relies on. */
let engine;
let hook;

before(async () => {
  hook = await webhook();
  engine = await startEngine({ webhookUrl: hook.url });
});
after(async () => {
  await engine?.close();
  await hook?.close();
});

describe('text of a user in a reply', () => {
  const FORMS = {
    text: (text) => ({ body: { text } }),
    action: (text) => ({ body: { actions: [replyAction(says(text))] } }),
  };
  const token = () => hook.requests.at(-1).body.token;

  for (const [form, answer] of Object.entries(FORMS)) {
    for (const variable of ['{{chatbot_jwt_token}}', '${chatbotToken}']) {
      test(`${form} form: ${variable} prints the bot's credential`, async () => {
        hook.answers(answer(`You said ${variable}`));
        const { texts } = await engine.chat().says('/go');
        assert.ok(texts[0].endsWith(token()));
      });
    }

    test(`${form} form: with zero-width spaces nothing is filled`, async () => {
      const typed = 'You said {\u200B{chatbot_jwt_token}} and $\u200B{chatbotToken} and \\\u200B_tdclose';
      hook.answers(answer(typed));
      const { texts, calls } = await engine.chat().says('/go');
      assert.deepEqual(texts, [typed]);
      assert.deepEqual(calls, []);
    });
  }

  test('action form: directives and buttons in a text stay text', async () => {
    const typed = 'Bye \\_tdclose\n* Button\ntdFrame:https://example.com';
    hook.answers(FORMS.action(typed));
    const { texts, calls, messages } = await engine.chat().says('/go');
    assert.deepEqual(texts, [typed]);
    assert.deepEqual(calls, []);
    assert.deepEqual(messages[0].buttons, []);
  });
});

describe('actions', () => {
  const actions = (...list) => hook.answers({ body: { actions: list } });

  test('a reply action without commands is posted, and the actions after it never run', async () => {
    actions({ _tdActionType: 'reply', text: 'First' }, replyAction(says('Second')));
    assert.deepEqual((await engine.chat().says('/go')).texts, ['First']);
  });

  test('a message command without text shows "undefined" where commands are not played', async () => {
    const image = { type: 'image', metadata: { src: 'https://cdn.example.com/map.png' } };
    actions(replyAction({ type: 'message', message: image }));
    const { raw } = await engine.chat().says('/go');
    assert.equal(raw.messages[0].text, 'undefined');
  });

  test('an action without a type ends the list', async () => {
    actions(replyAction(says('First')), {}, replyAction(says('Second')));
    assert.deepEqual((await engine.chat().says('/go')).texts, ['First']);
  });

  test('pauses of more than 30 s in all do not delay the actions after them', async () => {
    actions(replyAction({ type: 'wait', time: 30_001 }, says('First')), replyAction(says('Second')));
    assert.deepEqual((await engine.chat().says('/go', { within: 5_000 })).texts, ['First', 'Second']);
  });

  test('a variable that an action sets is there in the next call', async () => {
    const operation = { operands: [{ value: 'shipped', isVariable: false }] };
    actions({ _tdActionType: 'setattribute-v2', destination: 'orderState', operation });
    const chat = engine.chat();
    await chat.says('/go');
    await chat.says('/go');
    assert.equal(hook.requests.at(-1).body.variables.orderState, 'shipped');
  });
});

describe('the request of the webhook', () => {
  test('variables last for the conversation, and the transcript grows', async () => {
    hook.answers({ body: { text: 'Noted' } });
    const chat = engine.chat();
    await chat.says('/go{"size":"L"}');
    const { transcript: before } = lastVariables();
    await chat.says('and now?');
    const { size, transcript } = lastVariables();
    assert.equal(size, 'L');
    assert.ok(transcript.startsWith(before) && transcript.length > before.length);

    await engine.chat().says('/go');
    assert.equal(lastVariables().size, undefined);
  });

  test('the call is a POST of JSON on a connection that stays open', async () => {
    hook.answers({ body: { text: 'Noted' } });
    await engine.chat().says('/go');
    const { method, headers } = hook.requests.at(-1);
    assert.deepEqual(
      [method, headers['user-agent'], headers.origin, headers['content-type'], headers.connection],
      ['POST', 'tiledesk-bot', 'pre', 'application/json', 'keep-alive'],
    );
  });

  const lastVariables = () => hook.requests.at(-1).body.variables;
});
