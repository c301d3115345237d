import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverWorld } from './harness/index.mjs';

/** More than the limit of turns in a minute that a bot causes itself. */
const ECHOES = 16;

/** Messages that come quickly, and messages of others: each answer must belong to its message and its user. */
const world = serverWorld('messages-service.mjs', async ({ platform, webhookUrl }) => ({
  bot: await platform.bot({ webhookUrl, intents: ['tell', 'say.twice', 'defaultFallback'] }),
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

test('a bot never hears what it says, so its own words cause no turn', async () => {
  const user = await world.platform.user(world.bot);
  await user.says('/say.twice');
  await user.sees('Pardon?', 'Pardon?');
});

test('an echo of each answer ends in the static reply, and the handler is not called again', async (t) => {
  const { platform, startService } = world;
  const service = await startService({ LOOP_LIMIT: '5' });
  t.after(() => service.stop());
  const parrot = await platform.bot({
    name: 'Parrot',
    webhookUrl: `${service.url}/webhook`,
    intents: ['defaultFallback'],
  });
  const user = await platform.user(parrot);
  const answers = [];
  for (let heard = 'hello'; answers.length < ECHOES; heard = answers.at(-1)) {
    await user.says(heard);
    const count = answers.length + 1;
    await user.until(async () => (await user.texts()).length >= count, `${count} answers`);
    answers.push((await user.texts()).at(-1));
  }
  await platform.idle();

  assert.equal((await user.texts()).length, ECHOES);
  const designed = answers.findIndex((answer) => answer !== 'Pardon?');
  // The first turns count as a person's, the later ones as the bot's: five of them are the limit.
  assert.ok(designed >= 5 && designed <= 12, answers.join('\n'));
  assert.match(answers[designed], /^I didn't understand\./);
  assert.deepEqual(new Set(answers.slice(designed)), new Set([answers[designed]]));
});
