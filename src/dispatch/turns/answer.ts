import type { Clock } from '../../common/index.js';
import type { CompiledReply } from '../../replies/index.js';

/**
 * The answer of one webhook call: given once, by whoever comes first, the reply or the deadline. Afterwards only the
 * messaging API is left.
 */
export class Answer {
  readonly promise: Promise<CompiledReply>;
  #open = true;
  #settlesAt = -Infinity;
  #given?: CompiledReply;
  #onClose: (() => void)[] = [];
  #resolve!: (reply: CompiledReply) => void;
  #reject!: (error: Error) => void;

  constructor(
    private readonly clock: Clock,
    /** How long the platform may take to show an answer. */
    private readonly settleMs: number,
  ) {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** The time until which it may not be shown yet; the past, if it shows nothing. */
  get settlesAt(): number {
    return this.#settlesAt;
  }

  /** Undefined while it is open, and when it was refused. */
  get given(): CompiledReply | undefined {
    return this.#given;
  }

  /** Runs as soon as it is given or refused. A listener, because a promise for each would cost more than what they do. */
  onClose(listener: () => void): void {
    if (this.#open) this.#onClose.push(listener);
    else listener();
  }

  give(reply: CompiledReply): void {
    this.#given ??= reply;
    this.close(reply.kind !== 'silence');
    this.#resolve(reply);
  }

  /** The platform shows the designed reply then. */
  refuse(error: Error): void {
    this.close(true);
    // Whoever waits for it sees the rejection; it must not end the process if nobody does any more.
    this.promise.catch(() => undefined);
    this.#reject(error);
  }

  private close(shows: boolean): void {
    this.#open = false;
    if (shows) this.#settlesAt = this.clock.now() + this.settleMs;
    const listeners = this.#onClose;
    this.#onClose = [];
    for (const listener of listeners) listener();
  }
}
