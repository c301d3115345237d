const FIRST_MS = 100;
const LONGEST_MS = 30_000;
/** A worker that has lived this long did not fail at its start. */
const HEALTHY_MS = 60_000;

/** The delay before a dead worker is replaced: a service that keeps crashing must not use up a core by restarting. */
export class BackOff {
  private failures = 0;

  /** @param livedMs the lifetime of the dead worker, in milliseconds */
  next(livedMs: number): number {
    if (livedMs >= HEALTHY_MS) this.failures = 0;
    const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures);
    this.failures += 1;
    return pause;
  }
}
