import { Logger } from '@nestjs/common';
import { conversationKey } from '../../protocol/index.js';
import { Deadline } from '../transport/deadline.js';
import { ConversationQueue } from './conversation-queue.js';

const A = conversationKey({ projectId: 'p', botId: 'bot', requestId: 'a' });
const B = conversationKey({ projectId: 'p', botId: 'bot', requestId: 'b' });
const soon = (): Deadline => new Deadline('send', 5_000);

describe('ConversationQueue', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('runs the tasks of one conversation one after the other, and those of another beside them', async () => {
    const queue = new ConversationQueue();
    const log: string[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));

    const first = queue.run(A, soon(), async () => {
      await gate;
      log.push('a1');
    });
    const second = queue.run(A, soon(), async () => log.push('a2'));
    await queue.run(B, soon(), async () => log.push('b1'));
    release();
    await Promise.all([first, second]);

    expect(log).toEqual(['b1', 'a1', 'a2']);
  });

  it('keeps nothing of a conversation that is done', async () => {
    const queue = new ConversationQueue();
    await queue.run(A, soon(), async () => 1);
    await queue.run(B, soon(), async () => 2);
    await new Promise(setImmediate);

    expect(queue.size).toBe(0);
  });

  describe('when a task comes back for its own conversation', () => {
    it('runs it at once, also by way of another conversation', async () => {
      const queue = new ConversationQueue();
      const inner = async (): Promise<string> => 'inner';
      const middle = (): Promise<string> => queue.run(B, soon(), () => queue.run(A, soon(), inner));
      await expect(queue.run(A, soon(), middle)).resolves.toBe('inner');
    });

    it('queues what the task left behind, once the task is over', async () => {
      const queue = new ConversationQueue();
      const log: string[] = [];
      let wake = (): void => undefined;
      const woken = new Promise<void>((resolve) => (wake = resolve));
      let late: Promise<unknown> = woken;
      await queue.run(A, soon(), async () => {
        late = woken.then(() => queue.run(A, soon(), async () => log.push('left behind')));
      });
      const second = queue.run(A, soon(), async () => {
        wake();
        await new Promise(setImmediate);
        log.push('second');
      });
      await Promise.all([second, late]);

      expect(log).toEqual(['second', 'left behind']);
    });
  });

  describe('when those before it take too long', () => {
    const never = new Promise<never>(() => undefined);

    it('gives up with its deadline, and never runs', async () => {
      const queue = new ConversationQueue();
      const task = jest.fn(async () => 1);
      void queue.run(A, soon(), () => never);

      const late = queue.run(A, new Deadline('close', 20), task);

      await expect(late).rejects.toMatchObject({
        code: 'CONVERSATION_BUSY',
        operation: 'close',
        outcome: 'not-done',
        retryable: true,
      });
      expect(task).not.toHaveBeenCalled();
    });

    it('gives up with its caller', async () => {
      const queue = new ConversationQueue();
      const caller = new AbortController();
      void queue.run(A, soon(), () => never);
      const late = queue.run(A, new Deadline('close', 5_000, caller.signal), async () => 1);
      caller.abort();
      await expect(late).rejects.toMatchObject({ code: 'CALL_ABORTED', outcome: 'not-done' });
    });

    it('keeps those behind it in their place', async () => {
      const queue = new ConversationQueue();
      const log: string[] = [];
      let release = (): void => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      const first = queue.run(A, soon(), () => gate.then(() => log.push('first')));
      const gone = queue.run(A, new Deadline('close', 1), async () => log.push('gone'));
      const third = queue.run(A, soon(), async () => log.push('third'));
      await expect(gone).rejects.toThrow();
      release();
      await Promise.all([first, third]);
      expect(log).toEqual(['first', 'third']);
    });
  });
});
