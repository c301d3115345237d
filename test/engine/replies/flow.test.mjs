import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Button, Reply } from '../../../dist/src/replies/index.js';
import { replyAction, says as message } from '../cases/row.mjs';
import { intentId, startEngine, webhook } from '../harness/index.mjs';
import { answerOf, contextOf } from './helpers.mjs';

const DESIGNED = {
  _tdActionType: 'reply',
  text: 'Designed for ${user_country}',
  attributes: {
    commands: [
      {
        type: 'message',
        message: {
          type: 'text',
          text: 'Designed for ${user_country}',
          attributes: { attachment: { type: 'template', buttons: [{ type: 'text', value: 'Yes' }] } },
        },
      },
    ],
  },
};

let hook;
let engine;
before(async () => {
  hook = await webhook();
  engine = await startEngine({
    webhookUrl: hook.url,
    intents: [
      'go',
      { name: 'plain', answer: 'PLAIN', webhook: false },
      // Engine 2.2 skips a block with an old `answer` behind the static reply, so this one has an action.
      { name: 'next', actions: [replyAction(message('PLAIN'))], webhook: false },
      { name: 'echo', answer: 'ECHO' },
      {
        name: 'designed',
        actions: [DESIGNED],
        fields: {
          attributes: { nextBlockAction: { _tdActionType: 'intent', intentName: `#${intentId('next')}` } },
        },
      },
      { name: 'old', answer: 'Old for ${user_country}\n* Yes\n\nSecond\n\\_tdclose' },
      'defaultFallback',
    ],
  });
});
after(async () => {
  await engine?.close();
  await hook?.close();
});

/** Answers each call with what `reply` makes, as the service does: with the static reply of the request at hand. */
function answers(reply) {
  hook.answers((request) => answerOf(reply, contextOf(request.body)));
}

async function says(text, reply) {
  answers(reply);
  return engine.chat().says(text);
}

function routesOf(turn) {
  return turn.calls.map((call) => call.route);
}

test('goTo runs the block behind the messages', async () => {
  const turn = await says('/go', Reply.goTo('plain').text('First'));
  assert.deepEqual(turn.texts, ['First', 'PLAIN']);
});

test('continueFlow goes on with the designed next block', async () => {
  assert.deepEqual((await says('/designed', Reply.text('Ours'))).texts, ['Ours']);
  assert.deepEqual((await says('/designed', Reply.text('Ours').continueFlow())).texts, ['Ours', 'PLAIN']);
  assert.deepEqual((await says('/designed', Reply.continueFlow())).texts, ['PLAIN']);
});

test('continueFlow alone, with no next block, is the static reply', async () => {
  assert.deepEqual((await says('/echo', Reply.continueFlow())).texts, ['ECHO']);
});

test('variables keep their values and types, and are deleted', async () => {
  const cart = { items: [`it's {{shop_name}} \${shop_name} "\\`, null], total: 2.5, open: true };
  const chat = engine.chat();
  answers(Reply.text('Set').setVariables({ cart, 'näme-1': 'x' }));
  await chat.says('/go');
  answers(Reply.text('Deleted').deleteVariable('cart'));
  await chat.says('/go');
  assert.deepEqual(hook.requests.at(-1).body.variables.cart, cart);
  assert.equal(hook.requests.at(-1).body.variables['näme-1'], 'x');
  await chat.says('/go');
  assert.equal(hook.requests.at(-1).body.variables.cart, undefined);
});

test('a variable that is set first is there for the markup behind it', async () => {
  const turn = await says('/go', Reply.setVariables({ order: 'A1' }).markup`Order {{order}}`);
  assert.deepEqual(turn.texts, ['Order A1']);
});

test('capture keeps the next message in a variable and runs a block', async () => {
  const chat = engine.chat();
  answers(Reply.text('Your e-mail?').capture('email', { then: 'echo' }));
  assert.deepEqual((await chat.says('/go')).texts, ['Your e-mail?']);
  hook.answers((request) =>
    request.body.payload.intent.intent_display_name === 'echo'
      ? answerOf(`Got ${request.body.variables.email}`)
      : answerOf(Reply.text('Your e-mail?').capture('email', { then: 'echo' })),
  );
  assert.deepEqual((await chat.says('robin@example.com')).texts, ['Got robin@example.com']);
});

test('capture then continueFlow runs the next block once the user has answered', async () => {
  const chat = engine.chat();
  answers(Reply.text('Your e-mail?').capture('email').continueFlow());
  assert.deepEqual((await chat.says('/designed')).texts, ['Your e-mail?']);
  assert.deepEqual((await chat.says('robin@example.com')).texts, ['PLAIN']);
});

test('handOff and close come after the messages, wherever they are called', async () => {
  const handedOff = await says('/go', Reply.handOff().text('One moment'));
  assert.deepEqual(handedOff.texts, ['One moment']);
  assert.deepEqual(routesOf(handedOff), ['agent']);
  assert.deepEqual(routesOf(await says('/go', Reply.text('Bye').close())), ['close']);
});

test('a note and an info message are sent, and are not bubbles of the user', async () => {
  const turn = await says('/go', Reply.text('Hi').note('VIP \\n {{shop_name}}').info('Moved'));
  assert.deepEqual(turn.texts, ['Hi']);
  assert.deepEqual(
    turn.raw.messages.map((message) => [message.text.replaceAll('\u200B', ''), message.attributes.subtype]),
    [
      ['Hi', undefined],
      ['VIP \\n {{shop_name}}', 'private'],
      ['Moved', 'info'],
    ],
  );
});

test('the static reply comes whole between the messages before and after it', async () => {
  const reply = Reply.static()
    .prepend('Before')
    .append(Reply.text('After').buttons(Button.text('No')));
  const turn = await says('/designed', reply);
  assert.deepEqual(turn.texts, ['Before', 'Designed for Italy', 'After', 'PLAIN']);
  assert.deepEqual(
    turn.messages.map((message) => message.buttons.map((button) => button.value)),
    [[], ['Yes'], ['No'], []],
  );
});

test('the text of an old block comes with its buttons, paragraphs and directives', async () => {
  const turn = await says('/old', Reply.static().prepend('Before').append('After'));
  assert.deepEqual(turn.texts, ['Before', 'Old for Italy', 'Second', 'After']);
  assert.deepEqual(
    turn.messages[1].buttons.map((button) => button.value),
    ['Yes'],
  );
  assert.deepEqual(routesOf(turn), ['close']);
});
