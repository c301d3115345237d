import { eventually, TimeWorld } from './time-world.js';
import { gate, signals, TimeModule } from './time.module.js';

describe('a shutdown', () => {
  it('waits for replies that are late, and delivers them', async () => {
    const world = await TimeWorld.start(TimeModule);
    const chat = world.chat();
    await chat.says('late');
    let stopped = false;
    const stopping = world.service.close().then(() => (stopped = true));
    await eventually(() => world.logged('Waiting for 1 open turns').length > 0, 'the wait');
    expect(stopped).toBe(false);
    gate(`late ${chat.requestId}`).open('Just in time.');
    await stopping;
    expect(chat.texts).toEqual(['Just in time.']);
    await world.platform.stop();
  });

  it('answers a call that is still open when the time is up, and says what is left', async () => {
    const world = await TimeWorld.start(TimeModule, 'express', {
      SHUTDOWN_TIMEOUT_MS: '100',
      REPLY_DEADLINE_MS: '60000',
    });
    const chat = world.chat();
    const answer = chat.says('signalled');
    await gate(`signalled ${chat.requestId}`).reached();
    await world.service.close();
    expect(await answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect(signals.get(chat.requestId)?.reason).toMatchObject({ code: 'SHUTTING_DOWN' });
    expect(world.logged('Not done in 100 ms')).toEqual([
      expect.stringContaining('"signalled" -> LateIntents.signalled'),
    ]);
    await world.platform.stop();
  });
});
