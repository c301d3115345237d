import type { Reply } from '../../replies/index.js';
import type { PendingReply } from '../turns/pending-reply.js';

/**
 * The replies that an `async *handle()` yields. Holds them while they may still become one answer of the webhook; from
 * the moment that the webhook is answered without them, delivers them one by one, in order.
 */
export class StreamOut {
  private held: Reply[] = [];
  private delivered: Promise<void> = Promise.resolve();

  constructor(
    private readonly reply: PendingReply,
    private readonly deliver: (reply: Reply) => Promise<void>,
  ) {
    reply.onSettled(() => this.enqueueHeld());
  }

  /** The replies that the webhook would be answered with now. */
  get waiting(): readonly Reply[] {
    return this.held;
  }

  /** Removes the held replies, for the answer of the webhook. */
  take(): Reply[] {
    const held = this.held;
    this.held = [];
    return held;
  }

  /** Resolves when the next reply may be read: a stream is not read faster than it is delivered. */
  async add(reply: Reply): Promise<void> {
    this.held.push(reply);
    if (this.reply.isOpen) return;
    this.enqueueHeld();
    await this.delivered;
  }

  /** Resolves when everything is delivered; rejects if a delivery failed. */
  async done(): Promise<void> {
    this.enqueueHeld();
    await this.delivered;
  }

  /** Resolves when no delivery is in flight. */
  async settled(): Promise<void> {
    await this.done().catch(() => undefined);
  }

  /** After a failed delivery, nothing more is delivered: the text would have a hole. */
  private enqueueHeld(): void {
    for (const reply of this.take()) this.delivered = this.delivered.then(() => this.deliver(reply));
    this.delivered.catch(() => undefined);
  }
}
