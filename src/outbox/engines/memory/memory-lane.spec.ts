import type { JobEnvelope } from '../outbox-engine.interface.js';
import { MemoryLane, type MemoryJob } from './memory-lane.js';

describe('MemoryLane', () => {
  function job(id: string, dueAt = 0): MemoryJob {
    const envelope = { id } as JobEnvelope;
    return { envelope, createdAt: 0, dueAt, attempt: 0, mayHaveRun: false, inContext: (work) => work() };
  }
  function laneOf(...jobs: MemoryJob[]): MemoryLane {
    const lane = new MemoryLane();
    for (const each of jobs) lane.add(each);
    return lane;
  }

  it('gives out one job at a time, in the order of their ids', () => {
    const [a, b] = [job('a'), job('b')];
    const lane = laneOf(b, a);
    expect(lane.take(0)).toBe(a);
    expect(lane.take(0)).toBeUndefined();
    lane.free();
    expect(lane.take(0)).toBe(b);
  });

  it('gives out no job before it is due', () => {
    const lane = laneOf(job('a', 10));
    expect([lane.take(9), lane.nextAt]).toEqual([undefined, 10]);
    expect(lane.take(10)).toBeDefined();
  });

  it('keeps later jobs behind one that waits for its retry', () => {
    const [a, b] = [job('a'), job('b')];
    const lane = laneOf(a, b);
    lane.take(0);
    lane.retryAt(20);
    expect([lane.take(19), lane.nextAt]).toEqual([undefined, 20]);
    expect(lane.take(20)).toBe(a);
  });

  it('stands still behind a dead job that halted it, until that is resumed', () => {
    const [a, b] = [job('a'), job('b')];
    const lane = laneOf(a, b);
    lane.take(0);
    lane.halt();
    expect([lane.take(0), lane.nextAt, lane.jobs]).toEqual([undefined, undefined, [b]]);
    expect([lane.resume(b), lane.resume(a)]).toEqual([false, true]);
    expect(lane.take(0)).toBe(b);
  });
});
