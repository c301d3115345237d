import { ScopedValue } from '../common/index.js';
import type { Call } from './call.js';

const current = new ScopedValue<Call>();

/**
 * The webhook call that this code runs for, at any depth.
 *
 * @publicApi
 */
export function currentCall(): Call | undefined {
  return current.get();
}

export function withCall<T>(call: Call | undefined, run: () => T): T {
  if (call === undefined) return run();
  const { traced } = call;
  const work = traced === undefined ? run : () => traced(run);
  return call === current.get() ? work() : current.run(call, work);
}
