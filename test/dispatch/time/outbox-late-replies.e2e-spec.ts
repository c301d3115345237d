import { OutboxService } from '../../../src/index.js';
import { until } from '../../support/until.js';
import { eventually, TimeWorld } from './time-world.js';
import { gate, TimeModule } from './time.module.js';
import { gateOf, StreamModule } from './stream.module.js';

describe('late replies with LATE_REPLIES=outbox', () => {
  const OUTBOX = { LATE_REPLIES: 'outbox' };
  let world: TimeWorld;

  afterEach(() => world?.stop());

  const outbox = (): OutboxService => world.service.app.get(OutboxService, { strict: false });

  it('survive a platform that is unavailable for a while, and the turn is over when they are written', async () => {
    world = await TimeWorld.start(TimeModule, 'express', { ...OUTBOX, PLATFORM_TIMEOUT_MS: '10000' });
    const chat = world.chat();
    const path = new RegExp(`${chat.requestId}/messages$`);
    // More than the client of the messaging API repeats a call by itself.
    world.platform.fail({ kind: 'status', status: 503 }, { method: 'POST', path, times: 3 });
    await chat.says('late');
    gate(`late ${chat.requestId}`).open('Here it is.');
    await eventually(() => world.openTurns === 0, 'the end of the turn');
    expect(chat.texts).toEqual([]);

    await until(() => chat.texts.length === 1);
    expect(chat.texts).toEqual(['Here it is.']);
  });

  it('come in order, those of a stream too', async () => {
    world = await TimeWorld.start(StreamModule, 'express', OUTBOX);
    const chat = world.chat();
    await chat.says('slow');
    await gateOf(chat.requestId).reached();
    await gateOf(chat.requestId).openOnArrival();
    await gateOf(chat.requestId).reached(2);
    await gateOf(chat.requestId).openOnArrival();

    await chat.sees(3);
    expect(chat.texts).toEqual(['One', 'Two', 'Three']);
  });

  it('are not sent to a conversation that was closed in the meantime: a dead letter says so', async () => {
    world = await TimeWorld.start(TimeModule, 'express', OUTBOX);
    const chat = world.chat();
    await chat.says('late');
    world.platform.world.conversations.get(chat.requestId)?.close();
    gate(`late ${chat.requestId}`).open('Here it is.');

    await until(async () => (await outbox().deadLetters.list()).length === 1);
    await expect(outbox().deadLetters.list()).resolves.toMatchObject([
      { requestId: chat.requestId, reason: { code: 'CONVERSATION_CLOSED' } },
    ]);
    expect(chat.texts).toEqual([]);
  });

  it('are lost, and logged with the cure, when the outbox is full', async () => {
    world = await TimeWorld.start(TimeModule, 'express', { ...OUTBOX, OUTBOX_MAX_JOBS: '1' });
    const [chat, other] = [world.chat(), world.chat()];
    await outbox().sendLater({ projectId: 'p', requestId: other.requestId, token: 't' }, 'x', {
      after: 60_000,
    });
    await chat.says('late');
    gate(`late ${chat.requestId}`).open('Here it is.');

    await eventually(() => world.logged('OUTBOX_MAX_JOBS').length > 0, 'the log');
    expect(world.logged('lost in')).toEqual([expect.stringContaining('LateIntents.late')]);
  });
});
