import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverWorld } from './harness/index.mjs';

const CLOSED = 1000;
const ASSIGNED = 200;
const PLACEHOLDER = 'One moment…';
const HOOKED = [
  ...['late.go.to', 'late.bot', 'late.people', 'late.close', 'late.files', 'late.buttons'],
  ...['hooked', 'run.block', 'run.hooked', 'change.bot', 'change.bot.only', 'to.people', 'to.department'],
  ...['write.down', 'close.reopen', 'close', 'add.person', 'set.person', 'remove.bot'],
];

/** Hidden triggers, late replies and operations of a compiled service on the platform's own server. */
const world = serverWorld('operations-service.mjs', async ({ platform, webhookUrl }) => ({
  agent: await platform.agent(),
  sales: await platform.department('Sales'),
  returns: await platform.bot({
    name: 'Returns',
    intents: [
      { name: 'returns.start', answer: 'What do you send back?', webhook: false },
      { name: 'returns.order', question: 'my order', answer: 'Hello from returns.', webhook: false },
    ],
  }),
  bot: await platform.bot({
    webhookUrl,
    intents: [
      ...HOOKED,
      { name: 'target', answer: 'The block ran.', webhook: false },
      {
        name: 'late.continue',
        fields: (idOf) => ({
          attributes: { nextBlockAction: { _tdActionType: 'intent', intentName: `#${idOf('target')}` } },
        }),
      },
    ],
  }),
}));

async function userSays(text) {
  const user = await world.platform.user(world.bot);
  await user.says(text);
  return user;
}

/** The hidden messages that started a block. */
async function triggersOf(user) {
  const notices = await user.notices();
  return notices.filter(({ sender }) => sender === '_tdinternal').map(({ text }) => text);
}

test('a late jump runs its block by a hidden message of _tdinternal, after the words', async () => {
  const user = await userSays('/late.go.to');
  await user.sees(PLACEHOLDER, 'I take you there.', 'The block ran.');
  assert.deepEqual(await triggersOf(user), ['/target{"size":"L"}']);
});

test('a late continueFlow runs the block that the designer connected, by its id', async () => {
  const user = await userSays('/late.continue');
  await user.sees(PLACEHOLDER, 'Noted.', 'The block ran.');
  assert.equal((await triggersOf(user)).length, 1);
});

test('runBlock runs a designed block', async () => {
  const user = await userSays('/run.block');
  await user.sees('The block ran.');
  assert.deepEqual(await triggersOf(user), ['/target{"size":"M"}']);
});

test('runBlock runs a block whose webhook is this service', async () => {
  const user = await userSays('/run.hooked');
  await user.sees('The hooked block ran.');
});

for (const [name, block, ...words] of [
  ['conversation.replaceBot', '/change.bot'],
  ['a late reply', '/late.bot', PLACEHOLDER, 'Returns takes over.'],
]) {
  test(`${name} with startBlock: the new bot starts with its block and answers from then on`, async () => {
    const user = await userSays(block);
    await user.sees(...words, 'What do you send back?');
    assert.deepEqual(await triggersOf(user), ['/returns.start']);
    const { participantsBots } = await user.request();
    assert.deepEqual(participantsBots, [world.returns.id]);
    await user.says('my order');
    await user.sees(...words, 'What do you send back?', 'Hello from returns.');
  });
}

test('replaceBot without startBlock: the new bot waits for the next message', async () => {
  const user = await userSays('/change.bot.only');
  await user.until(
    async () => (await user.request()).participantsBots[0] === world.returns.id,
    'the new bot',
  );
  await user.sees();
  await user.says('my order');
  await user.sees('Hello from returns.');
});

for (const [block, ...words] of [
  ['/to.people', 'A colleague comes.'],
  ['/late.people', PLACEHOLDER, 'A colleague comes.'],
]) {
  test(`${block}: the words are seen, the bot leaves, an agent comes`, async () => {
    const user = await userSays(block);
    await user.sees(...words);
    await user.until(async () => (await user.request()).participantsBots.length === 0, 'no bot');
    const { status, participantsAgents } = await user.request();
    assert.equal(status, ASSIGNED);
    assert.equal(participantsAgents.length, 1);
  });
}

test('a hand-off to a department moves the conversation there', async () => {
  const user = await userSays('/to.department');
  await user.until(async () => (await user.request()).department._id === world.sales._id, 'the department');
  await world.platform.idle();
  const { participantsBots } = await user.request();
  assert.deepEqual(participantsBots, []);
});

for (const [block, ...words] of [
  ['/close', 'Goodbye.'],
  ['/late.close', PLACEHOLDER, 'Goodbye.'],
]) {
  test(`${block}: the conversation is closed after the last words`, async () => {
    const user = await userSays(block);
    await user.until(async () => (await user.request()).status === CLOSED, 'closed');
    await user.sees(...words);
  });
}

test('close and reopen: the conversation was closed, and is open', async () => {
  const user = await userSays('/close.reopen');
  await user.sees('Open again.');
  const notices = await user.notices();
  assert.ok(notices.some(({ text }) => text === 'Chat closed'));
  const { status } = await user.request();
  assert.notEqual(status, CLOSED);
});

test('late attachments arrive after the placeholder, with type and metadata', async () => {
  const user = await userSays('/late.files');
  await user.until(async () => (await user.messages()).length >= 4, 'four messages');
  await world.platform.idle();
  const seen = (await user.messages()).map(({ type, metadata }) => ({ type, src: metadata?.src }));
  assert.deepEqual(seen, [
    { type: 'text', src: undefined },
    { type: 'text', src: undefined },
    { type: 'image', src: 'https://cdn.example.com/plan.png' },
    { type: 'file', src: 'https://cdn.example.com/invoice.pdf' },
  ]);
});

test('a button of a late reply runs its block', async () => {
  const user = await userSays('/late.buttons');
  await user.sees(PLACEHOLDER, 'Which one?');
  const [, question] = await user.messages();
  await user.clicks(question.buttons[0]);
  await user.sees(PLACEHOLDER, 'Which one?', 'The block ran.');
});

test('attributes, tags, a note and the lead are stored, and the user sees the reply alone', async () => {
  const user = await userSays('/write.down');
  await user.sees('Written down.');
  const { attributes, tags, lead } = await user.request();
  assert.deepEqual([attributes.order, attributes.items], ['A-1042', [1, 2]]);
  assert.deepEqual(
    tags.map(({ tag, color }) => [tag, color]),
    [
      ['vip', undefined],
      ['refund', '#ff0000'],
    ],
  );
  assert.deepEqual([lead.fullname, lead.email], ['Ada Example', 'ada@example.com']);
  const notes = (await user.notices()).filter((message) => message.attributes.subtype === 'private');
  assert.deepEqual(
    notes.map(({ text }) => text),
    ['Only agents see this.'],
  );
});

for (const block of ['add.person', 'set.person']) {
  test(`${block}: the agent comes in and the bot leaves`, async () => {
    const user = await userSays(`/${block}{"person":"${world.agent.id}"}`);
    await user.until(async () => (await user.request()).participants.includes(world.agent.id), 'the agent');
    await world.platform.idle();
    const { participants } = await user.request();
    assert.deepEqual(participants, [world.agent.id]);
  });
}

test('a bot that is taken out answers no more', async () => {
  const user = await userSays('/remove.bot');
  await user.until(async () => (await user.request()).participants.length === 0, 'nobody');
  await user.says('/hooked');
  await user.sees();
});
