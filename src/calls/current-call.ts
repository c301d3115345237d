import { AsyncLocalStorage } from 'node:async_hooks';
import type { Call } from './call.js';

const storage = new AsyncLocalStorage<Call>();

/**
 * The webhook call on whose behalf this code runs, however deep.
 *
 * @publicApi
 */
export function currentCall(): Call | undefined {
  return storage.getStore();
}

export function withCall<T>(call: Call | undefined, run: () => T): T {
  return call === undefined ? run() : storage.run(call, run);
}
