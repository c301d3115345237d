import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverWorld } from './harness/index.mjs';

/** The whole platform: users write to its own server, the real engine calls the compiled service. */
const world = serverWorld('slow-service.mjs', async ({ platform, webhookUrl }) => ({
  bot: await platform.bot({ webhookUrl, intents: ['stream.quick', 'just.late', 'static.late'] }),
}));

test('an answer of the service is seen on the server', async () => {
  const user = await world.platform.user(world.bot);
  await user.says('/stream.quick');
  await user.sees('One.', 'Two.');
});

test('a late reply is seen after its placeholder, as the words of the bot', async () => {
  const user = await world.platform.user(world.bot);
  await user.says('/just.late');
  await user.sees('One moment…', 'Here it is.');
  const stored = await user.stored();
  assert.deepEqual(
    stored.map(({ sender }) => sender),
    [user.id, world.bot.id, world.bot.id],
  );
});

test('words that no block answers are not answered', async () => {
  const user = await world.platform.user(world.bot);
  await user.says('/nothing.of.this.name');
  await world.platform.idle();
  assert.deepEqual(await user.texts(), []);
});

test('late replies are seen after their placeholders, in twenty conversations at once', async () => {
  const users = await Promise.all(Array.from({ length: 20 }, () => world.platform.user(world.bot)));
  await Promise.all(users.map((user) => user.says('/just.late')));
  await Promise.all(
    users.map((user) => user.until(async () => (await user.texts()).length >= 2, 'two messages')),
  );
  await world.platform.idle();

  const seen = await Promise.all(users.map((user) => user.texts()));
  assert.deepEqual(
    seen,
    users.map(() => ['One moment…', 'Here it is.']),
  );
});
