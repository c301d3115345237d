import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { URL } from 'node:url';
import fc from 'fast-check';
import { Button, Card, compileReply, literalText, Reply } from '../../../dist/src/replies/index.js';
import { ENGINE } from '../harness/engine-package.mjs';
import { startEngine, webhook } from '../harness/index.mjs';
import { answerOf, withoutZeroWidthSpaces } from './helpers.mjs';

const require = createRequire(new URL('../package.json', import.meta.url));
const { Filler } = require(`${ENGINE}/tiledeskChatbotPlugs/Filler.js`);
const { TiledeskChatbotUtil } = require(`${ENGINE}/utils/TiledeskChatbotUtil.js`);
const { TiledeskChatbotUtil: MicroLanguage } = require('@tiledesk/tiledesk-chatbot-util');

const VARIABLES = {
  chatbotToken: 'CREDENTIAL',
  chatbot_jwt_token: 'JWT CREDENTIAL',
  name: 'CREDENTIAL',
  x: 'CREDENTIAL',
};
const RUNS = 10_000;

/** Pieces that mean something to the platform, and the characters that they are made of, in any mixture. */
const nastyText = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(...'${}%\\*<>:#\n\r '.split(''), '\u200B', '{{', '}}', '{%', '%}', '${'),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '${chatbotToken}',
          '{{chatbot_jwt_token}}',
          '{{ x | upcase }}',
          '{%- assign x = 1 -%}',
          '{% raw %}',
          '\\agent',
          '\\_tdclose',
          '\\_tdintent x',
          '\\image:https://e.example',
          '\\webhook',
          '\\split:500\n',
          '\n* Button',
          '\n*\n',
          '\ntdImage:https://e.example',
          'tdFrame,w1 h1:http://e',
          'tdVideo:https://e.example',
          'name',
          'td',
          'x',
          'agent',
          'https://e.example',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));
const visibleText = nastyText.filter((text) => /[^\s\u200B-\u200D\u2060\uFEFF]/.test(text));

/** The engine's own functions, in the order in which a `reply` action goes through them. */
function asTheEngineFills(response) {
  const filler = new Filler();
  const [action] = JSON.parse(JSON.stringify(response.actions));
  TiledeskChatbotUtil.replaceJSONButtons(action, { ...VARIABLES });
  for (const command of action.attributes.commands) {
    const { message } = command;
    message.text = filler.fill(message.text, { ...VARIABLES });
    TiledeskChatbotUtil.fillCommandAttachments(command, { ...VARIABLES });
    if (message.metadata) {
      message.metadata.src = filler.fill(message.metadata.src, { ...VARIABLES });
    }
  }
  TiledeskChatbotUtil.filterOnVariables(action, { ...VARIABLES });
  return action;
}

/** The texts that the platform's server takes for its own commands. @see protocol.md 3.4 */
function serverEventOf(text) {
  const backslash = text.indexOf('\\');
  return backslash < 0 ? undefined : text.slice(backslash + 1);
}

function assertNoServerCommand(text) {
  assert.ok(!/^[A-Za-z_]/.test(serverEventOf(text) ?? ''), 'a directive of the server');
  assert.ok(!/\$\{/.test(text), 'a label of the project');
}

test(`${RUNS} texts, captions and labels come out as they went in`, () => {
  fc.assert(
    fc.property(visibleText, visibleText, visibleText, (text, caption, label) => {
      const reply = Reply.text(text)
        .image('https://cdn.example.com/a.png', { caption })
        .buttons(Button.text(label), Button.intent(label, 'x'));
      const { response } = compileReply(reply);
      const action = asTheEngineFills(response);
      const [first, second] = action.attributes.commands.map((command) => command.message);
      assert.equal(withoutZeroWidthSpaces(first.text), withoutZeroWidthSpaces(text));
      assert.equal(withoutZeroWidthSpaces(second.text), withoutZeroWidthSpaces(caption));
      assert.deepEqual(
        second.attributes.attachment.buttons.map((button) => withoutZeroWidthSpaces(button.value)),
        [withoutZeroWidthSpaces(label), withoutZeroWidthSpaces(label)],
      );
      assertNoServerCommand(action.text);
    }),
    { numRuns: RUNS },
  );
});

test(`${RUNS} texts outside an action: nothing filled, no directive, no button, no split`, () => {
  fc.assert(
    fc.property(visibleText, (text) => {
      const literal = literalText(text);
      const directives = MicroLanguage.parseDirectives(literal);
      assert.deepEqual(directives.directives, []);
      const filled = new Filler().fill(directives.text, { ...VARIABLES });
      assert.ok(!filled.includes('CREDENTIAL'));
      assert.equal(MicroLanguage.splitPars(filled), null);
      const { message, webhook: called } = MicroLanguage.parseReply(filled.trim());
      assert.equal(message.type, 'text');
      assert.equal(message.attributes, undefined);
      assert.equal(called, undefined);
      const normal = (value) => withoutZeroWidthSpaces(value.replace(/\r\n?/g, '\n')).trim();
      assert.equal(normal(message.text), normal(text));
      assert.equal(literalText(literal), literal);
    }),
    { numRuns: RUNS },
  );
});

test(`${RUNS} values in markup mean nothing, neither alone nor with what is around them`, () => {
  fc.assert(
    fc.property(nastyText, nastyText, (one, two) => {
      const { response } = compileReply(Reply.markup`a{${one}${two}}{x} {{name}} $${one}{x}%}\\${two}`);
      const action = asTheEngineFills(response);
      const expected = `a{${one}${two}}{x} CREDENTIAL $${one}{x}%}\\${two}`;
      assert.equal(
        withoutZeroWidthSpaces(action.attributes.commands[0].message.text),
        withoutZeroWidthSpaces(expected),
      );
    }),
    { numRuns: RUNS },
  );
});

test(`${RUNS} sets of parameters are read by the engine as they were given`, () => {
  const params = fc.dictionary(
    fc.stringMatching(/^[a-z_][a-z0-9_-]{0,8}$/).filter((key) => key !== '__proto__'),
    fc.oneof(nastyText, fc.jsonValue({ noUnicodeString: false })),
    { minKeys: 1, maxKeys: 4, noNullPrototype: true },
  );
  fc.assert(
    fc.property(params, (values) => {
      const { action } = Button.intent('x', 'a block', values).wire;
      assert.equal(new Filler().fill(action, { ...VARIABLES }), action);
      const parsed = TiledeskChatbotUtil.parseIntent(action);
      assert.equal(parsed.name, 'a block');
      assert.equal(JSON.stringify(parsed.parameters), JSON.stringify(values));
    }),
    { numRuns: RUNS },
  );
});

test(`${RUNS} links stay links to the same place, and nothing is filled into them`, () => {
  const link = fc
    .tuple(fc.webUrl({ withQueryParameters: true }), nastyText)
    .map(([url, tail]) => `${url}?q=${tail}`);
  fc.assert(
    fc.property(link, (url) => {
      const { link: wire } = Button.url('x', url).wire;
      const filled = new Filler().fill(wire, { ...VARIABLES });
      assert.equal(filled, wire);
      assert.equal(new URL(filled).host, new URL(url).host);
      assert.equal(decoded(new URL(filled)), decoded(new URL(url)));
    }),
    { numRuns: RUNS },
  );
});

/** Path and query with percent signs as they are where they encode nothing. */
function decoded(url) {
  return (url.pathname + url.search).replace(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('latin1'),
  );
}

let hook;
let engine;
before(async () => {
  hook = await webhook();
  engine = await startEngine({ webhookUrl: hook.url });
});
after(async () => {
  await engine?.close();
  await hook?.close();
});

test('300 nasty replies through the whole engine: shown as they are, nothing leaked, nothing run', async () => {
  const chat = engine.chat();
  await fc.assert(
    fc.asyncProperty(visibleText, visibleText, async (text, label) => {
      const card = new Card({ title: label, description: text, buttons: [Button.text(label)] });
      hook.answers(answerOf(Reply.text(text).buttons(Button.text(label)).cards(card)));
      const turn = await chat.says('/go');
      assert.equal(withoutZeroWidthSpaces(turn.texts[0]), withoutZeroWidthSpaces(text));
      assert.equal(turn.messages.length, 2);
      assert.deepEqual(
        turn.messages[0].buttons.map((button) => withoutZeroWidthSpaces(button.value)),
        [withoutZeroWidthSpaces(label)],
      );
      assert.equal(withoutZeroWidthSpaces(turn.messages[1].gallery[0].title), withoutZeroWidthSpaces(label));
      assert.deepEqual(turn.calls, []);
      assert.ok(
        !JSON.stringify(turn.raw.messages.map((message) => message.text)).includes(
          hook.requests.at(-1).body.token,
        ),
      );
      assertNoServerCommand(turn.raw.messages[0].text);
    }),
    { numRuns: 300 },
  );
});
