import { setTimeout as sleep } from 'node:timers/promises';
import { CallAbortedError, type CallOutcome } from '../errors/index.js';

/** The time that one call has, its attempts and pauses included, and the caller's wish to give up. */
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

  /** @param outcome what is known of the call so far, for the error when the caller gives up meanwhile */
  async sleep(milliseconds: number, outcome: CallOutcome = 'not-done'): Promise<void> {
    try {
      if (milliseconds > 0) await sleep(milliseconds, undefined, { signal: this.signal });
    } catch {
      throw new CallAbortedError(this.operation, outcome);
    }
  }
}
