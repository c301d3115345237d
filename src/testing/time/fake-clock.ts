import { AsyncResource } from 'node:async_hooks';
import { Clock, type Cancel } from '../../common/index.js';

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

/** Time that stands still until it is told to go on; what waits for it happens in order. */
export class FakeClock extends Clock {
  private readonly began = Date.now();
  private time = 0;
  private timers: Timer[] = [];

  /** @param settled resolves when all that happens by itself has happened. Default: what waits for nothing but itself */
  constructor(private readonly settled: () => Promise<void> = nextRound) {
    super();
  }

  now(): number {
    return this.time;
  }

  date(): number {
    return this.began + this.time;
  }

  /** Real time does not count: what happened just now happened now. */
  at(): number {
    return this.time;
  }

  /** The task runs in the async context of the caller, as with a real timer. */
  after(milliseconds: number, task: () => void): Cancel {
    const timer = { at: this.time + Math.max(0, milliseconds), task: AsyncResource.bind(task) };
    const later = this.timers.findIndex(({ at }) => at > timer.at);
    this.timers.splice(later === -1 ? this.timers.length : later, 0, timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  get pending(): number {
    return this.timers.length;
  }

  /** Lets everything happen that is due until then, each thing with all that follows from it at once. */
  async runTo(time: number): Promise<void> {
    await this.settled();
    while (this.timers.length > 0 && this.timers[0].at <= time) {
      const { at, task } = this.timers.shift() as Timer;
      this.time = Math.max(this.time, at);
      task();
      await this.settled();
    }
    this.time = Math.max(this.time, time);
  }

  /** Lets everything happen. */
  async runOut(): Promise<void> {
    await this.settled();
    while (this.timers.length > 0) await this.runTo((this.timers.at(-1) as Timer).at);
  }
}

/** All promises that wait for nothing but each other are done. */
export function nextRound(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
