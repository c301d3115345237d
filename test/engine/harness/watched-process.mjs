/* global AbortController */
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child.mjs';

/** How long a process may take to start or to change its settings, in milliseconds. */
const START_LIMIT = 120_000;

/**
 * A process of the platform, whose script counts what it has under way (`activity.mjs`) and talks over the channel
 * between processes: so a test knows when nothing can happen any more, instead of sleeping.
 */
export class WatchedProcess {
  #name;
  #child;
  #questions = 0;
  #heard = [];

  /**
   * @param {string} name for error messages
   * @param {string} script
   * @param {{ cwd: string, env: Record<string, string> }} options
   */
  constructor(name, script, { cwd, env }) {
    this.#name = name;
    this.#child = startChild(name, process.execPath, [script], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env.PATH, ...env },
    });
    this.#child.process.setMaxListeners(0);
    this.#child.process.on('message', (message) => message.idle ?? this.#heard.push(message));
  }

  /** The end of what it printed: add it to the report of a failure. */
  get output() {
    return this.#child.output();
  }

  /** @returns {Promise<any>} what the process tells under this name, once */
  async told(key) {
    const told = this.#heard.find((message) => message[key] !== undefined);
    return (told ?? (await this.#reply((message) => message[key] !== undefined, START_LIMIT)))[key];
  }

  /** Sends a message and waits for the answer of the same name. */
  async tell(key, value) {
    const done = this.#reply((message) => message[key] !== undefined, START_LIMIT);
    this.#child.process.send({ [key]: value });
    await done;
  }

  /**
   * Resolves when the process has nothing under way.
   *
   * @param {number} within milliseconds
   * @returns {Promise<number>} how many things it had under way since it started
   */
  async idle(within) {
    const question = (this.#questions += 1);
    const done = this.#reply((message) => message.idle === question, within);
    this.#child.process.send({ idle: question });
    return (await done).opened;
  }

  stop() {
    return this.#child.stop();
  }

  async #reply(expected, within) {
    const { process: child, died } = this.#child;
    const stop = new AbortController();
    const heard = new Promise((resolve) => {
      const listen = (message) => expected(message) && resolve(message);
      child.on('message', listen);
      stop.signal.addEventListener('abort', () => child.off('message', listen));
    });
    const late = sleep(within, undefined, { signal: stop.signal }).then(() => {
      throw new Error(`${this.#name} is still busy after ${within} ms\n${this.output}`);
    });
    late.catch(() => {});
    try {
      return await Promise.race([heard, late, died]);
    } finally {
      stop.abort();
    }
  }
}
