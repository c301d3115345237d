import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startPlatform, startService } from './harness/index.mjs';

/** The whole platform: users write to its own server, the real engine calls the compiled service. */
const ENTRY = join(import.meta.dirname, 'fixtures', 'slow-service.mjs');

let platform;
let service;
let bot;

before(async () => {
  platform = await startPlatform();
  service = await startService({
    entry: ENTRY,
    env: { PLATFORM: 'custom', PLATFORM_API_URL: platform.url, LOG_LEVEL: 'warn' },
  });
  const intents = ['stream.quick', 'just.late', 'static.late'];
  bot = await platform.bot({ webhookUrl: `${service.url}/webhook`, intents });
});
after(async () => {
  await service?.stop();
  await platform?.close();
});

test('an answer of the service is seen on the server', async () => {
  const user = await platform.user(bot);
  await user.says('/stream.quick');
  await user.sees('One.', 'Two.');
});

test('a late reply is seen after its placeholder, as the words of the bot', async () => {
  const user = await platform.user(bot);
  await user.says('/just.late');
  await user.sees('One moment…', 'Here it is.');
  const stored = await user.stored();
  assert.deepEqual(
    stored.map(({ sender }) => sender),
    [user.id, bot.id, bot.id],
  );
});

test('words that no block answers are not answered', async () => {
  const user = await platform.user(bot);
  await user.says('/nothing.of.this.name');
  await platform.idle();
  assert.deepEqual(await user.texts(), []);
});
