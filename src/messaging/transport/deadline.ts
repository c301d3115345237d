import { setTimeout as sleep } from 'node:timers/promises';
import { CallAbortedError, type OperationOutcome } from '../errors/index.js';

/** Node fires a longer timer immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The time of one call, including its attempts and pauses, and the caller's abort signal. */
export class Deadline {
  private readonly endsAt: number;

  constructor(
    private readonly operation: string,
    readonly timeoutMs: number,
    readonly signal?: AbortSignal,
  ) {
    this.endsAt = performance.now() + timeoutMs;
  }

  get remainingMs(): number {
    return this.endsAt - performance.now();
  }

  /** @param outcome the known outcome of the call, for the error if the caller aborts in the meantime */
  async sleep(milliseconds: number, outcome: OperationOutcome = 'not-done'): Promise<void> {
    try {
      if (milliseconds > 0) await sleep(milliseconds, undefined, { signal: this.signal });
    } catch {
      throw new CallAbortedError(this.operation, outcome);
    }
  }

  /** Waits for a promise that never rejects and has no timeout. The call has not been sent yet. */
  waitFor(before: Promise<unknown>, late: (operation: string, timeoutMs: number) => Error): Promise<void> {
    const { operation, timeoutMs, signal } = this;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        settle();
      };
      const onAbort = (): void => end(() => reject(new CallAbortedError(operation, 'not-done')));
      const onLate = (): void => end(() => reject(late(operation, timeoutMs)));
      const timer = setTimeout(onLate, Math.min(this.remainingMs, LONGEST_TIMER_MS));
      signal?.addEventListener('abort', onAbort, { once: true });
      if (signal?.aborted) onAbort();
      void before.then(() => end(resolve));
    });
  }
}
