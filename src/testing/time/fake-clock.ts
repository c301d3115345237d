import { AsyncResource } from 'node:async_hooks';
import { Clock, type Cancel } from '../../common/index.js';

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

/** A clock that only advances on request; due timers fire in order. */
export class FakeClock extends Clock {
  private readonly began = Date.now();
  private time = 0;
  private timers: Timer[] = [];

  /** @param settled resolves when all work that does not wait for time is done. Default: all microtasks */
  constructor(private readonly settled: () => Promise<void> = nextRound) {
    super();
  }

  now(): number {
    return this.time;
  }

  date(): number {
    return this.began + this.time;
  }

  /** Independent of real time: an event a moment ago has the current time. */
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

  /** Fires all timers that are due until then, and waits after each until its effects are complete. */
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

  /** Fires all timers. */
  async runOut(): Promise<void> {
    await this.settled();
    while (this.timers.length > 0) await this.runTo((this.timers.at(-1) as Timer).at);
  }
}

/** Resolves when all promises that depend only on each other are settled. */
export function nextRound(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
