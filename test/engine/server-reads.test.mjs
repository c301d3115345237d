import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { failingReads, serverWorld } from './harness/index.mjs';

const PLACEHOLDER = 'One moment…';
const CLOSED = 1000;

/** The platform takes messages, and its reads fail: what a late reply reads first is a courtesy, the reply is the point. */
const world = serverWorld(
  'operations-service.mjs',
  async ({ platform, webhookUrl }) => ({
    bot: await platform.bot({
      webhookUrl,
      intents: [
        ...['late.buttons', 'late.go.to', 'late.close', 'late.null', 'late.people'],
        { name: 'target', answer: 'The block ran.', webhook: false },
      ],
    }),
  }),
  { between: failingReads },
);
afterEach(() => {
  world.proxy.failure = undefined;
  world.proxy.failed = [];
});

const REPLIES = Object.entries({
  'late.buttons': ['Which one?'],
  'late.go.to': ['I take you there.', 'The block ran.'],
  'late.people': ['A colleague comes.'],
  'late.close': ['Goodbye.'],
  'late.null': ['Forgotten.'],
});

for (const failure of [500, 403, 'cut']) {
  test(`late replies arrive if reads of the conversation fail (${failure})`, async () => {
    world.proxy.failure = failure;
    const turns = REPLIES.map(async ([block, words]) => {
      const user = await world.platform.user(world.bot);
      await user.says(`/${block}`);
      await user.until(async () => (await user.texts()).length > words.length, `${block}: ${words}`);
      if (block === 'late.close') {
        await user.until(async () => (await user.request()).status === CLOSED, 'closed');
      }
      return user;
    });
    const users = await Promise.all(turns);
    await world.platform.idle();

    const seen = await Promise.all(users.map((user) => user.texts()));
    // Without the read, the placeholder may be stored after the reply.
    assert.deepEqual(
      seen.map((texts) => texts.sort()),
      REPLIES.map(([, words]) => [PLACEHOLDER, ...words].sort()),
    );
    for (const user of users) {
      assert.ok(
        world.proxy.failed.some((path) => path.includes(user.requestId)),
        'a read failed',
      );
    }
  });
}
