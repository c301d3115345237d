import { subscribe } from 'node:diagnostics_channel';
import { EventEmitter, once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Counts what the engine has under way, so that a test knows when a turn is over instead of sleeping.
 *
 * The engine answers its caller at once and works on. All its work waits for one of three things: an HTTP
 * call (axios), a command to Redis, a timer. When none of them is open, and the event loop has turned a few
 * times without opening a new one, nothing can happen any more: also the silent failures of the engine end
 * so, whose promises never settle.
 */

/** Turns of the event loop without anything opened, before the engine counts as idle. */
const QUIET_TURNS = 10;

const closed = new EventEmitter().setMaxListeners(0);
let open = 0;
let opened = 0;

/**
 * @template T
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
async function during(work) {
  open += 1;
  opened += 1;
  try {
    return await work();
  } finally {
    open -= 1;
    if (open === 0) {
      closed.emit('all');
    }
  }
}

/** Counts the calls of one copy of axios. The engine and its client library bring two versions. */
export function watchAxios(axios) {
  const send = axios.getAdapter?.('http') ?? axios.defaults.adapter;
  axios.defaults.adapter = (config) => during(() => send(config));
}

/**
 * Counts the calls of all methods of a class.
 *
 * @param {new (...args: any[]) => any} watched
 * @param {string[]} [except] names of methods
 */
export function watchClass({ prototype }, except = []) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const method = prototype[name];
    if (name !== 'constructor' && !except.includes(name) && typeof method === 'function') {
      prototype[name] = function watched(...args) {
        return during(() => method.apply(this, args));
      };
    }
  }
}

/** Counts the HTTP calls of a process whatever client makes them. */
export function watchRequests() {
  subscribe('http.client.request.start', ({ request }) => {
    void during(() => new Promise((resolve) => request.once('close', resolve)));
  });
}

/**
 * Counts the commands to MongoDB.
 *
 * @param {EventEmitter} commands the driver's events `started`, `succeeded`, `failed`
 */
export function watchCommands(commands) {
  const endOf = new Map();
  const end = ({ connectionId, requestId }) => {
    endOf.get(`${connectionId}/${requestId}`)?.();
    endOf.delete(`${connectionId}/${requestId}`);
  };
  commands.on('started', ({ connectionId, requestId }) => {
    void during(() => new Promise((resolve) => endOf.set(`${connectionId}/${requestId}`, resolve)));
  });
  commands.on('succeeded', end);
  commands.on('failed', end);
}

/**
 * Counts the timers that are set from now on.
 *
 * @param {{ longest?: number }} [options] longer timers, in milliseconds, are not part of a turn. Default: all count
 */
export function watchTimers({ longest = Infinity } = {}) {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const endOf = new Map();
  globalThis.setTimeout = Object.assign((callback, ms, ...args) => {
    const timer = set(() => {
      endOf.get(timer)?.();
      endOf.delete(timer);
      callback(...args);
    }, ms);
    if (!(ms > longest)) {
      void during(() => new Promise((resolve) => endOf.set(timer, resolve)));
    }
    return timer;
  }, set);
  globalThis.clearTimeout = (timer) => {
    endOf.get(timer)?.();
    endOf.delete(timer);
    clear(timer);
  };
}

/**
 * Resolves when nothing is under way.
 *
 * @returns {Promise<number>} how many things were under way since the process started
 */
export async function idle() {
  let seen = opened;
  for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
    if (open > 0) {
      await once(closed, 'all');
    }
    await nextTurn();
    if (open > 0 || opened !== seen) {
      seen = opened;
      quiet = -1;
    }
  }
  return opened;
}
