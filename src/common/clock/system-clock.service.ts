import { Injectable } from '@nestjs/common';
import { Clock, type Cancel } from './clock.js';

/** The real time. Its timers do not keep the process alive; the server and the shutdown do. */
@Injectable()
export class SystemClock extends Clock {
  now(): number {
    return performance.now();
  }

  date(): number {
    return Date.now();
  }

  at(reading: number): number {
    return reading;
  }

  after(milliseconds: number, task: () => void): Cancel {
    const timer = setTimeout(task, milliseconds).unref();
    return () => clearTimeout(timer);
  }
}
