import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when the condition holds; the test's own time limit ends it otherwise. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<true> {
  while (!(await condition())) await sleep(10);
  return true;
}
