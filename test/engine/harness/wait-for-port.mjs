import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Pause between two attempts, in milliseconds. */
const PAUSE = 20;

/**
 * Waits until a server accepts connections.
 *
 * @param {number} port on 127.0.0.1
 * @param {import('./child.mjs').Child} child the server's process: its end ends the waiting
 * @param {number} within milliseconds
 * @returns {Promise<void>}
 */
export async function waitForPort(port, child, within) {
  const deadline = Date.now() + within;
  while (!(await Promise.race([accepts(port), child.died]))) {
    if (Date.now() > deadline) {
      throw new Error(`Nothing listens on port ${port} after ${within} ms\n${child.output()}`);
    }
    await sleep(PAUSE);
  }
}

/** @returns {Promise<boolean>} */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.destroy() && resolve(true));
    socket.once('error', () => resolve(false));
  });
}
