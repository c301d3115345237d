import { ConversationQueue } from './conversation-queue.js';

describe('ConversationQueue', () => {
  it('runs the tasks of one conversation one after the other, and those of another beside them', async () => {
    const queue = new ConversationQueue();
    const log: string[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));

    const first = queue.run('a', async () => {
      await gate;
      log.push('a1');
    });
    const second = queue.run('a', async () => log.push('a2'));
    await queue.run('b', async () => log.push('b1'));
    release();
    await Promise.all([first, second]);

    expect(log).toEqual(['b1', 'a1', 'a2']);
  });

  it('keeps nothing of a conversation that is done', async () => {
    const queue = new ConversationQueue();
    await queue.run('a', async () => 1);
    await queue.run('b', async () => 2);
    await new Promise(setImmediate);

    expect(queue.size).toBe(0);
  });
});
