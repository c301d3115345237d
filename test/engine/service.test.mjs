import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startEngine, startService } from './harness/index.mjs';

/** The sample shop of this repository, compiled and running, behind the real engine: what its users see. */
const ENTRY = join(import.meta.dirname, '..', '..', 'dist', 'src', 'main.js');
const SECRET = 'the-secret-of-the-suite-0123456789';
const INTENTS = ['hello', 'order.status', 'order.cancel', 'talk.to.human', 'report', 'defaultFallback'];

let engine;
let service;

for (const adapter of ['express', 'fastify']) {
  test(`the sample shop on ${adapter}`, async (suite) => {
    await serve(adapter);

    await suite.test('greets, and its button leads to the next intent', async () => {
      const chat = engine.chat();
      const turn = await chat.says('/hello');
      assert.equal(turn.texts.length, 1);
      assert.match(turn.texts[0], /^Hello, /);
      const asked = await chat.clicks(turn.messages[0].buttons[0]);
      assert.deepEqual(asked.texts, ['Which order do you mean? Its number is in our e-mail to you.']);
    });

    await suite.test(
      'shows an order with its picture, and cancels it by a button with parameters',
      async () => {
        const chat = engine.chat();
        const turn = await chat.says('/order.status{"orderId":"20414"}');
        assert.deepEqual(
          turn.messages.map(({ type }) => type),
          ['text', 'image'],
        );
        assert.match(turn.texts[0], /^Order 20414 is (packed|cancelled)\.$/);
        const picture = turn.messages[1];
        assert.equal(picture.metadata.src, 'https://shop.example.com/photos/20414.jpg');
        const cancelled = await chat.clicks(picture.buttons[0]);
        assert.match(cancelled.texts.join(), /the order is cancelled|It has left our house/);
      },
    );

    await suite.test('sends two messages of its own, and nothing beside them', async () => {
      const chat = engine.chat();
      await chat.says('/report');
      assert.deepEqual(chat.texts, ['Here is your report.', 'Anything else?']);
    });

    await suite.test('hands the conversation over to a human', async () => {
      const chat = engine.chat();
      await chat.says('/talk.to.human');
      assert.deepEqual(chat.texts, ['I am looking for a colleague, one moment.']);
      assert.ok(engine.platform.calls.some(({ path }) => path.endsWith('/agent')));
    });

    await suite.test('gives the words of a user back as they were typed', async () => {
      const trap = 'I want ${chatbotToken} {{chatbot_jwt_token}}';
      const turn = await engine.chat().says(trap);
      assert.equal(
        turn.texts.join('').replaceAll('\u200b', ''),
        `I did not get "${trap}". Could you say it another way?`,
      );
    });

    await suite.test('leaves the static reply to a caller without the secret', async () => {
      await engine.publish({ webhookUrl: `${service.url}/webhook`, intents: INTENTS });
      assert.deepEqual((await engine.chat().says('/hello')).texts, ['STATIC']);
    });
  });
}

before(async () => {
  engine = await startEngine({ intents: INTENTS });
});

async function serve(adapter) {
  await service?.stop();
  service = await startService({
    entry: ENTRY,
    env: {
      HTTP_ADAPTER: adapter,
      WEBHOOK_SECRETS: SECRET,
      PLATFORM: 'custom',
      PLATFORM_API_URL: engine.platform.url,
    },
  });
  await engine.publish({ webhookUrl: `${service.url}/webhook/${SECRET}`, intents: INTENTS });
}

after(async () => {
  await service?.stop();
  await engine?.close();
});
