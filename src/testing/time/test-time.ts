import type { Activity } from './activity.js';
import { FakeClock } from './fake-clock.js';

/**
 * The time of the service under test. It stands still: deadlines, later deliveries and all other timers fire when
 * {@link passes} is called, immediately and in order. Only pauses between messages advance it by themselves.
 */
export class TestTime {
  /** The service's `Clock`. */
  readonly clock: FakeClock;
  private target = 0;
  private driving?: Promise<void>;

  constructor(private readonly activity: Activity) {
    this.clock = new FakeClock(activity.settled);
  }

  /** The current time of the service. */
  get now(): Date {
    return new Date(this.clock.date());
  }

  /**
   * Advances the time, and fires all timers that are due.
   *
   * @param milliseconds 0 only waits for work that needs no time
   */
  async passes(milliseconds: number): Promise<void> {
    await this.activity.settled();
    await this.moveTo(this.clock.now() + milliseconds);
    await this.activity.settled();
  }

  /** A pause between two messages advances the time. */
  async pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const until = this.clock.now() + milliseconds;
    const over = this.clock.until(until);
    void this.moveTo(until);
    await (signal === undefined ? over : Promise.race([over, aborted(signal)]));
  }

  /** Fires all timers, until the work is done. */
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
    const give = (): void => reject(new Error('The pause was aborted.'));
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
  });
}
