import { Reply } from '../../replies/index.js';
import { FakeClock } from '../../testing/time/index.js';
import { nextRound } from '../../testing/time/fake-clock.js';
import { PendingReply } from '../turns/pending-reply.js';
import { StreamOut } from './stream-out.js';

describe('StreamOut', () => {
  const [one, two, three] = ['1', '2', '3'].map((text) => Reply.text(text));
  let pending: PendingReply;
  let delivered: Reply[];
  let release: (error?: Error) => void;
  let out: StreamOut;

  beforeEach(() => {
    pending = new PendingReply(new FakeClock(), 0);
    delivered = [];
    out = new StreamOut(pending, (reply) => {
      delivered.push(reply);
      return new Promise((resolve, reject) => (release = (error) => (error ? reject(error) : resolve())));
    });
  });

  it('holds the replies while they may still become one answer', async () => {
    await out.add(one);
    await out.add(two);
    expect(delivered).toEqual([]);
    expect(out.take()).toEqual([one, two]);
  });

  it('delivers them one by one, in order, when the webhook is answered without them', async () => {
    await out.add(one);
    await out.add(two);
    pending.give({ kind: 'silence' });
    await nextRound();
    expect(delivered).toEqual([one]);
    release();
    await nextRound();
    expect(delivered).toEqual([one, two]);
  });

  it('lets the stream be read no faster than it is delivered', async () => {
    pending.give({ kind: 'silence' });
    const read: string[] = [];
    const adding = out.add(one).then(() => read.push('read'));
    await nextRound();
    expect([delivered, read]).toEqual([[one], []]);
    release();
    await adding;
    expect(read).toEqual(['read']);
  });

  it('delivers nothing after a delivery that failed', async () => {
    for (const reply of [one, two, three]) await out.add(reply);
    pending.give({ kind: 'silence' });
    await nextRound();
    release(new Error('closed'));
    await expect(out.done()).rejects.toThrow('closed');
    await out.settled();
    expect(delivered).toEqual([one]);
  });
});
