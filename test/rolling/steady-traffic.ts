import { setTimeout as sleep } from 'node:timers/promises';

/** The most open calls. On a machine that cannot keep the rate, more would only wait until they time out. */
const MOST_OPEN = 50;

/**
 * Calls at a steady rate, whether those before are answered or not: a service that is slow for a moment gets no pause.
 * @param call gets its number, from 0
 */
export async function steadyTraffic(
  perSecond: number,
  goesOn: () => boolean,
  call: (number: number) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  const calls: Promise<void>[] = [];
  let open = 0;
  const begin = async (number: number): Promise<void> => {
    open += 1;
    await call(number).finally(() => (open -= 1));
  };
  while (goesOn()) {
    const due = Math.floor(((performance.now() - begun) / 1000) * perSecond);
    while (calls.length < due && open < MOST_OPEN) calls.push(begin(calls.length));
    await sleep(5);
  }
  await Promise.all(calls);
  return calls.length;
}
