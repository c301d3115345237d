import { nextRound } from './fake-clock.js';

/** After this number of idle rounds of the event loop, no work can continue by itself. */
const QUIET_ROUNDS = 10;
/** A call that the platform never answers is not waited for. */
const PATIENCE_MS = 250;

/** Counts the work inside the kit that does not wait for time: running turns, calls to the platform. */
export class Activity {
  private busy = 0;

  enter(): void {
    this.busy += 1;
  }

  leave(): void {
    this.busy -= 1;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  /** Resolves when all remaining work waits for time. */
  readonly settled = async (): Promise<void> => {
    const giveUpAt = performance.now() + PATIENCE_MS;
    let quiet = 0;
    while (quiet < QUIET_ROUNDS) {
      await nextRound();
      quiet = this.busy === 0 || performance.now() > giveUpAt ? quiet + 1 : 0;
    }
  };
}
