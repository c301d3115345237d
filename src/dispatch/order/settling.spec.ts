import { conversationKey, type ConversationKey } from '../../protocol/index.js';
import { FakeClock } from '../../testing/time/index.js';
import { Settling } from './settling.js';

describe('Settling', () => {
  const clock = new FakeClock();
  const settling = new Settling(clock);
  const key = (requestId: string): ConversationKey =>
    conversationKey({ projectId: 'p', botId: 'b', requestId });

  it('remembers until when the last reply of a conversation may not be shown yet, until a turn takes it', () => {
    settling.add(key('a'), 100);
    expect(settling.take(key('a'))).toBe(100);
    expect(settling.take(key('a'))).toBe(-Infinity);
  });

  it('remembers nothing that is shown already', () => {
    settling.add(key('a'), 0);
    expect(settling.size).toBe(0);
  });

  it('forgets all conversations in time, with one timer at a time', async () => {
    for (const [name, until] of Object.entries({ a: 120, b: 130, c: 260 })) settling.add(key(name), until);
    expect(clock.pending).toBe(1);
    await clock.runTo(200);
    expect(settling.size).toBe(1);
    await clock.runOut();
    expect([settling.size, clock.pending]).toEqual([0, 0]);
  });
});
