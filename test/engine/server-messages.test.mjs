import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverWorld } from './harness/index.mjs';

/** Messages that come quickly, and messages of others: each answer must be of its own message and of the user. */
const world = serverWorld('messages-service.mjs', async ({ platform, webhookUrl }) => ({
  bot: await platform.bot({ webhookUrl, intents: ['tell', 'defaultFallback'] }),
}));

async function seenBy(user, count) {
  await user.until(async () => (await user.texts()).length >= count, `${count} answers`);
  await world.platform.idle();
  return (await user.texts()).sort();
}

for (const gap of [0, 20, 60]) {
  test(`two messages ${gap} ms apart are answered with their own words`, async () => {
    const user = await world.platform.user(world.bot);
    await user.says('hello');
    await seenBy(user, 1);
    const first = user.says('order');
    await sleep(gap);
    await Promise.all([first, user.says('words')]);

    assert.deepEqual(
      await seenBy(user, 3),
      ['hello', 'order', 'words'].map((text) => `'${text}' of ${user.id}`),
    );
  });
}

test('the user is the contact of the conversation when a teammate writes', async () => {
  const { platform, bot } = world;
  const user = await platform.user(bot);
  await user.says('hello');
  await seenBy(user, 1);
  await platform.owner.post(`/${platform.projectId}/requests/${user.requestId}/messages`, {
    text: 'from the team',
  });
  await user.until(async () => {
    const texts = await user.texts();
    return texts.some((text) => text.startsWith(`'from the team'`));
  }, 'an answer to the teammate');

  const answers = (await user.texts()).filter((text) => / of /.test(text));
  assert.deepEqual(
    answers.map((text) => text.split(' of ')[1]),
    [user.id, user.id],
  );
});

test('a person who writes fast is answered each time', async () => {
  const user = await world.platform.user(world.bot);
  const texts = Array.from({ length: 34 }, (_, index) => `message ${index + 1}`);
  // More than 20 turns that wait (MAX_WAITING_TURNS) are rejected, and on a busy machine all of them may wait.
  for (const [index, text] of texts.entries()) {
    await user.says(text);
    if (index % 10 === 0) await seenBy(user, index + 1);
  }

  assert.deepEqual(await seenBy(user, texts.length), texts.map((text) => `'${text}' of ${user.id}`).sort());
});
