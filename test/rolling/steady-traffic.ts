import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Calls at a steady rate, whether those before are answered or not: a service that is slow for a moment gets no pause.
 * @param call is told its number, from 0
 */
export async function steadyTraffic(
  perSecond: number,
  goesOn: () => boolean,
  call: (number: number) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  const calls: Promise<void>[] = [];
  while (goesOn()) {
    const due = Math.floor(((performance.now() - begun) / 1000) * perSecond);
    while (calls.length < due) calls.push(call(calls.length));
    await sleep(5);
  }
  await Promise.all(calls);
  return calls.length;
}
