import { setTimeout as sleep } from 'node:timers/promises';

/** Against hanging, on a busy machine too. */
const PATIENCE_MS = 120_000;

/**
 * Resolves when the condition holds.
 *
 * @throws if it does not within two minutes, so that the test fails with the condition and leaves no loop behind
 */
export async function until(condition: () => boolean | Promise<boolean>): Promise<true> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not seen within ${PATIENCE_MS} ms: ${String(condition)}`);
    await sleep(10);
  }
  return true;
}
