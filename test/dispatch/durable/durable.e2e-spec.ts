import { OutboxService, TurnJournal, type DeadLetter } from '../../../src/index.js';
import { startService } from '../../support/start-service.js';
import { fixture } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { eventually, TimeWorld, type Chat } from '../time/time-world.js';
import { DurableModule, scriptOf } from './durable.module.js';

const MESSAGES = /\/messages$/;

describe('A durable handler', () => {
  let world: TimeWorld;

  beforeAll(async () => {
    world = await TimeWorld.start(DurableModule, 'express', { OUTBOX_RETRIES: '2' });
  });
  afterAll(() => world?.stop());

  const outbox = (): OutboxService => world.service.app.get(OutboxService, { strict: false });
  const count = (outcome: 'queued' | 'duplicate'): number =>
    world.service.app.get(TurnJournal, { strict: false }).counts.get(outcome) ?? 0;

  async function deadLetter({ requestId }: Chat): Promise<DeadLetter> {
    let letters: DeadLetter[] = [];
    await until(async () => {
      letters = await outbox().deadLetters.list({ requestId });
      return letters.length > 0;
    });
    return letters[0];
  }

  it('is answered with nothing at once, and its reply follows', async () => {
    const chat = world.chat();
    const { status, text } = await chat.says('order', { n: 1 });

    expect([status, text]).toEqual([200, '{}']);
    await chat.sees(1);
    expect(chat.texts).toEqual(['Order 1 is placed.']);
    expect(count('queued')).toBe(1);
  });

  it('is answered with its placeholder', async () => {
    const chat = world.chat();
    const { text } = await chat.says('order.placeholder');

    expect(JSON.parse(text)).toMatchObject({ text: 'One moment…' });
    await chat.sees(1);
    expect(chat.texts).toEqual(['It is done.']);
  });

  it('is tried again when it fails, and the user sees nothing of that', async () => {
    const chat = world.chat();
    scriptOf(chat).failures = 2;
    await chat.says('order', { n: 1 });

    await chat.sees(1);
    expect(chat.texts).toEqual(['Order 1 is placed.']);
    expect(scriptOf(chat).runs).toHaveLength(3);
  });

  it('does not say again what was said before it failed', async () => {
    const chat = world.chat();
    scriptOf(chat).failures = 2;
    await chat.says('order.steps');

    await chat.sees(4);
    expect(chat.texts).toEqual(['One.', 'Two.', 'Three.', 'Four.']);
    expect(chat.calls.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });

  it('does not say twice what reached the conversation when the answer was lost', async () => {
    const chat = world.chat();
    const path = new RegExp(`${chat.requestId}/messages$`);
    world.platform.fail({ kind: 'reset' }, { method: 'POST', path, times: 1, done: true });
    // The client's own look for the message fails too: the next attempt looks.
    world.platform.fail({ kind: 'status', status: 503 }, { method: 'GET', path, times: 3 });
    await chat.says('order', { n: 1 });
    await eventually(() => scriptOf(chat).runs.length === 2, 'a second attempt');
    await chat.says('order', { n: 2 });

    await chat.sees(2);
    expect(chat.texts).toEqual(['Order 1 is placed.', 'Order 2 is placed.']);
  });

  it('is a dead letter when it fails too often, and the user gets the reply of the policy', async () => {
    const chat = world.chat();
    scriptOf(chat).failures = Infinity;
    await chat.says('order', { n: 1 });

    const letter = await deadLetter(chat);
    expect(letter).toMatchObject({ kind: 'turn', attempts: 3, reason: { code: 'HANDLER_FAILED' } });
    expect(JSON.stringify(letter)).not.toContain('canary');
    expect(JSON.stringify(letter)).not.toContain(fixture().token.replace('JWT ', ''));
    expect(chat.texts).toEqual(['Sorry, that did not work.']);

    scriptOf(chat).failures = 0;
    await outbox().deadLetters.retry(letter.id);
    await chat.sees(2);
    expect(chat.texts).toEqual(['Sorry, that did not work.', 'Order 1 is placed.']);
  });

  it.each([
    // A refusal is not a failure: the user sees the static reply, as for a webhook call that is answered in time.
    ['a guard refuses it', 'order.guarded', 'HANDLER_FAILED', 'Hello!'],
    ['it gives back what is no reply', 'order.number', 'INVALID_REPLY', 'Sorry, that did not work.'],
  ])('is not tried again when %s', async (_, intent, code, shown) => {
    const chat = world.chat();
    await chat.says(intent);

    await expect(deadLetter(chat)).resolves.toMatchObject({ attempts: 1, reason: { code } });
    expect(chat.texts).toEqual([shown]);
  });

  it('sends nothing to a conversation that was closed in the meantime, and the dead letter says why', async () => {
    const chat = world.chat();
    world.platform.world.conversations.get(chat.requestId)?.close();
    await chat.says('order', { n: 1 });

    await expect(deadLetter(chat)).resolves.toMatchObject({ reason: { code: 'CONVERSATION_CLOSED' } });
    expect(chat.texts).toEqual([]);
  });

  it('may throw a reply, or give none for the designed one', async () => {
    const [error, designed] = [world.chat(), world.chat()];
    await Promise.all([error.says('order.error'), designed.says('order.designed')]);

    await Promise.all([error.sees(1), designed.sees(1)]);
    expect(error.texts).toEqual(['Which order do you mean?']);
    expect(designed.texts).toHaveLength(1);
  });

  it('runs once for the same call twice', async () => {
    const chat = world.chat();
    const [message, queued] = [chat.message('order', { n: 1 }), count('queued')];
    await Promise.all([world.service.post(message), world.service.post(message)]);
    await world.service.post(message);
    await chat.says('order', { n: 2 });

    await chat.sees(2);
    expect(scriptOf(chat).runs).toEqual(['order 1', 'order 2']);
    expect(count('queued') - queued).toBe(2);
  });

  it('runs twice for the same call where duplicates are meant', async () => {
    const chat = world.chat();
    const message = chat.message('order.twice');
    await world.service.post(message);
    await world.service.post(message);

    await eventually(() => scriptOf(chat).runs.length === 2, 'two runs');
  });

  it('keeps the order of its conversation, and never runs beside another turn of it', async () => {
    const chat = world.chat();
    const expected: string[] = [];
    for (let n = 0; n < 10; n += 1) {
      await chat.says('order', { n });
      await chat.says(`plain.${n}`);
      expected.push(`Order ${n} is placed.`);
    }

    await chat.sees(10);
    expect(chat.texts).toEqual(expected);
    expect(scriptOf(chat).overlaps).toEqual([]);
  });

  it('answers an automation itself, because nothing can follow there', async () => {
    const body = world.chat().message('order', { n: 1 });
    const requestId = `automation-request-${body.payload.message.request.id_project as string}-1`;
    body.payload.message.request.request_id = requestId;
    const { text } = await world.service.post(body);

    expect(JSON.parse(text)).toMatchObject({ text: 'Order 1 is placed.' });
  });

  it('shows the log no token and no words of users', () => {
    expect(world.service.log.join('\n')).not.toContain(fixture().token.replace('JWT ', ''));
    expect(world.platform.lines.some((line) => MESSAGES.test(line))).toBe(true);
  });
});

describe('A durable handler whose outbox is full', () => {
  it('is refused with 503, and runs when the call comes again', async () => {
    const world = await TimeWorld.start(DurableModule, 'express', { OUTBOX_MAX_JOBS: '1' });
    const [chat, other] = [world.chat(), world.chat()];
    const outbox = world.service.app.get(OutboxService, { strict: false });
    const busy = { projectId: 'p', requestId: other.requestId, token: 't' };
    const { id } = await outbox.sendLater(busy, 'later', { after: 60_000 });
    expect(id).toEqual(expect.any(String));
    const message = chat.message('order', { n: 1 });
    const refused = await world.service.post(message);

    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect(JSON.parse(refused.text)).toMatchObject({ error: { code: 'OUTBOX_FULL' } });
    expect(world.logged('refused')).toEqual([expect.stringContaining('OUTBOX_MAX_JOBS')]);
    expect((await chat.says('plain.talk')).status).toBe(200);
    expect(scriptOf(chat).runs).toEqual(['plain.talk']);
    await world.stop();
  });
});

describe('A durable handler with OUTBOX=memory', () => {
  const PRODUCTION = { NODE_ENV: 'production', WEBHOOK_VERIFICATION: 'none' };
  const WORDS = /DurableIntents\.order is durable, but with OUTBOX=memory .* OUTBOX_MEMORY_ALLOWED=true/;

  it('is refused at the start in production', async () => {
    const boot = startService(DurableModule, 'express', PRODUCTION);
    await expect(boot).rejects.toThrow(WORDS);
  });

  it.each([
    ['elsewhere', {}],
    ['in production where it is allowed', { ...PRODUCTION, OUTBOX_MEMORY_ALLOWED: 'true' }],
  ])('is reported %s', async (_, env) => {
    const service = await startService(DurableModule, 'express', env);
    expect(service.log.join('\n')).toMatch(WORDS);
    await service.close();
  });
});
