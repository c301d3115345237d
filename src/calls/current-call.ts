import { ScopedValue } from '../common/index.js';
import type { Call } from './call.js';

const current = new ScopedValue<Call>();

/**
 * The webhook call on whose behalf this code runs, however deep.
 *
 * @publicApi
 */
export function currentCall(): Call | undefined {
  return current.get();
}

export function withCall<T>(call: Call | undefined, run: () => T): T {
  return call === undefined || call === current.get() ? run() : current.run(call, run);
}
