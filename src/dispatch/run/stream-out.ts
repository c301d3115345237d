import type { Reply } from '../../replies/index.js';
import type { Turn } from '../turns/index.js';

/**
 * What an `async *handle()` has yielded: held back while it may still become one answer, and delivered message by
 * message, in order, from the moment that the webhook is answered without it.
 */
export class StreamOut {
  private held: Reply[] = [];
  private delivered: Promise<void> = Promise.resolve();

  constructor(
    private readonly turn: Turn,
    private readonly deliver: (reply: Reply) => Promise<void>,
  ) {
    turn.answer.onClose(() => {
      for (const reply of this.take()) this.enqueue(reply);
    });
  }

  /** What would be answered now. */
  get waiting(): readonly Reply[] {
    return this.held;
  }

  /** What is held is taken out, to be answered at once. */
  take(): Reply[] {
    const held = this.held;
    this.held = [];
    return held;
  }

  /** Resolves when the next may be yielded: a stream is not read faster than it is delivered. */
  async add(reply: Reply): Promise<void> {
    this.held.push(reply);
    if (this.turn.answer.isOpen) return;
    for (const each of this.take()) this.enqueue(each);
    await this.delivered;
  }

  /** Resolves when all is delivered; rejects if something was not. */
  async done(): Promise<void> {
    for (const each of this.take()) this.enqueue(each);
    await this.delivered;
  }

  /** Resolves when nothing is being delivered any more. */
  async settled(): Promise<void> {
    await this.done().catch(() => undefined);
  }

  /** After one that failed nothing more is delivered: the user would read a text with a hole in it. */
  private enqueue(reply: Reply): void {
    this.delivered = this.delivered.then(() => this.deliver(reply));
    this.delivered.catch(() => undefined);
  }
}
