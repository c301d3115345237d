import { FakeClock } from '../../testing/time/index.js';
import { PendingReply } from './pending-reply.js';

const SETTLE_MS = 250;

describe('PendingReply', () => {
  const clock = new FakeClock();
  const pending = (): PendingReply => new PendingReply(clock, SETTLE_MS);

  it('is settled once: by the first reply', async () => {
    const reply = pending();
    reply.give({ kind: 'static' });
    reply.give({ kind: 'silence' });
    expect(await reply.promise).toEqual({ kind: 'static' });
    expect([reply.isOpen, reply.given]).toEqual([false, { kind: 'static' }]);
  });

  it('or by an error, for which the platform shows the static reply', async () => {
    const reply = pending();
    const error = new Error('failed');
    reply.refuse(error);
    await expect(reply.promise).rejects.toBe(error);
    expect([reply.given, reply.settlesAt]).toEqual([undefined, clock.now() + SETTLE_MS]);
  });

  it('knows by when the platform has shown it; nothing is shown for silence', () => {
    const [silent, shown] = [pending(), pending()];
    silent.give({ kind: 'silence' });
    shown.give({ kind: 'static' });
    expect([silent.settlesAt, shown.settlesAt]).toEqual([-Infinity, clock.now() + SETTLE_MS]);
  });

  it('calls its listeners once, at once if it is settled already', () => {
    const reply = pending();
    const calls: string[] = [];
    reply.onSettled(() => calls.push('before'));
    expect(calls).toEqual([]);
    reply.give({ kind: 'silence' });
    reply.refuse(new Error('too late'));
    reply.onSettled(() => calls.push('after'));
    expect(calls).toEqual(['before', 'after']);
  });
});
