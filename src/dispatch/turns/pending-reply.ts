import type { Clock } from '../../common/index.js';
import type { CompiledReply } from '../../replies/index.js';

/**
 * The webhook's reply to one call. The first of these settles it: the handler's reply, the deadline, or an error. Later
 * replies of the turn go through the messaging API.
 */
export class PendingReply {
  readonly promise: Promise<CompiledReply>;
  #isOpen = true;
  #settlesAt = -Infinity;
  #given?: CompiledReply;
  #listeners: (() => void)[] | undefined;
  #resolve!: (reply: CompiledReply) => void;
  #reject!: (error: Error) => void;

  constructor(
    private readonly clock: Clock,
    /** Longest time that the platform takes to show a reply, in milliseconds. */
    private readonly settleMs: number,
  ) {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The time when the platform has shown the reply, by the clock. `-Infinity` for a reply that shows nothing. */
  get settlesAt(): number {
    return this.#settlesAt;
  }

  /** Undefined while the reply is pending, and after an error. */
  get given(): CompiledReply | undefined {
    return this.#given;
  }

  /** Calls the listener when the reply is settled. A listener, because one more promise per call costs more. */
  onSettled(listener: () => void): void {
    if (this.#isOpen) (this.#listeners ??= []).push(listener);
    else listener();
  }

  give(reply: CompiledReply): void {
    this.#given ??= reply;
    this.settle(reply.kind !== 'silence');
    this.#resolve(reply);
  }

  /** Answers with an error status: the platform shows the static reply. */
  refuse(error: Error): void {
    this.settle(true);
    // A rejection that is not awaited must not end the process.
    this.promise.catch(() => undefined);
    this.#reject(error);
  }

  private settle(shows: boolean): void {
    this.#isOpen = false;
    if (shows) this.#settlesAt = this.clock.now() + this.settleMs;
    const listeners = this.#listeners;
    this.#listeners = undefined;
    for (const listener of listeners ?? []) listener();
  }
}
