const FIRST_MS = 100;
const LONGEST_MS = 30_000;
/** Who has lived that long did not die of its start. */
const HEALTHY_MS = 60_000;

/** How long to wait before a dead worker is replaced: a service that cannot live must not burn a core by dying. */
export class BackOff {
  private failures = 0;

  /** @param livedMs the life of the one that died, in milliseconds */
  next(livedMs: number): number {
    if (livedMs >= HEALTHY_MS) this.failures = 0;
    const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures);
    this.failures += 1;
    return pause;
  }
}
