/** Cancels the delayed task; does nothing if it has run. */
export type Cancel = () => void;

/** The time of turns and of what is delivered later. All of it comes through here, so that tests run hours in a moment. Milliseconds. */
export abstract class Clock {
  /** Since some moment in the past; never goes back. */
  abstract now(): number;

  /** Since 1970. */
  abstract date(): number;

  /** A reading of `performance.now()` as a time of this clock. */
  abstract at(reading: number): number;

  abstract after(milliseconds: number, task: () => void): Cancel;

  async until(time: number): Promise<void> {
    const left = time - this.now();
    if (left > 0) await new Promise<void>((resolve) => void this.after(left, resolve));
  }
}
