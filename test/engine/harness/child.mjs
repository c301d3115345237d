import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';

/** How much of a process's output is kept for the report of a failure, in characters. */
const KEPT_OUTPUT = 20_000;
/** Longer lines are cut: the engine prints whole requests. */
const KEPT_LINE = 500;

const running = new Set();

// A suite that is interrupted must leave no server behind.
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => process.exit(1));
}

/**
 * A process of the suite: its output is kept, not shown, and it never outlives the suite.
 *
 * @typedef {object} Child
 * @property {import('node:child_process').ChildProcess} process
 * @property {() => string} output the end of what it printed
 * @property {Promise<never>} died rejects, with the output, when the process ends before `stop()`
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} name for error messages
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Child}
 */
export function startChild(name, command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  running.add(child);
  let output = '';
  const keep = (chunk) => (output = (output + chunk).slice(-KEPT_OUTPUT));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);

  const report = () =>
    output
      .split('\n')
      .map((line) => line.slice(0, KEPT_LINE))
      .join('\n');

  let stopping = false;
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`exit code ${code ?? signal}`));
  }).finally(() => running.delete(child));
  const died = ended.then((how) => {
    if (stopping) {
      return new Promise(() => {});
    }
    throw new Error(`${name} ended: ${how}\n${report()}`);
  });
  died.catch(() => {});

  return {
    process: child,
    output: report,
    died,
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(impatient);
    },
  };
}

/**
 * A port that is free now. Another process may take it before the caller does: callers start their server
 * at once, and say so when it ends.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
