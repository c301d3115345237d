import { cpuMs } from '../support/cpu-ms.js';

/** The fastest counts: the garbage collector does not stop all of them. */
const RUNS = 9;
/** Below it a clock measures the machine and not the work. */
const SHORTEST_MS = 1;

/** How many times longer the work takes on four times the input: about 4 when it is linear, 16 when it is quadratic. */
export function growth(size: number, work: (size: number) => unknown): number {
  work(size);
  return fastest(() => work(4 * size)) / fastest(() => work(size));
}

function fastest(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    return cpuMs(work);
  });
  return Math.max(SHORTEST_MS, Math.min(...times));
}
