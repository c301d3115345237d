import type { Activity } from './activity.js';
import { FakeClock } from './fake-clock.js';

/**
 * The time of the service under test. It stands still: deadlines, work that is due later and everything else that waits
 * for time happen when {@link passes} says so, at once and in order. Only pauses between messages move it by themselves.
 */
export class TestTime {
  /** What `Clock` is in the service. */
  readonly clock: FakeClock;
  private target = 0;
  private driving?: Promise<void>;

  constructor(private readonly activity: Activity) {
    this.clock = new FakeClock(activity.settled);
  }

  /** What the service takes for now. */
  get now(): Date {
    return new Date(this.clock.date());
  }

  /**
   * Lets time go by, and everything happen that is due in it.
   *
   * @param milliseconds 0 waits for what happens without time
   */
  async passes(milliseconds: number): Promise<void> {
    await this.activity.settled();
    await this.moveTo(this.clock.now() + milliseconds);
    await this.activity.settled();
  }

  /** A pause between two messages: time goes by, as it would. */
  async pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const until = this.clock.now() + milliseconds;
    const over = this.clock.until(until);
    void this.moveTo(until);
    await (signal === undefined ? over : Promise.race([over, aborted(signal)]));
  }

  /** Lets everything happen that waits for time, until the work is done. */
  async runWhile(work: Promise<unknown>): Promise<void> {
    let done = false;
    const over = work.finally(() => (done = true));
    over.catch(() => undefined);
    while (!done) await this.clock.runOut();
    await over;
  }

  private moveTo(time: number): Promise<void> {
    this.target = Math.max(this.target, time);
    this.driving ??= this.drive().finally(() => (this.driving = undefined));
    return this.driving;
  }

  private async drive(): Promise<void> {
    while (this.clock.now() < this.target) await this.clock.runTo(this.target);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = (): void => reject(new Error('The pause was given up.'));
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
  });
}
