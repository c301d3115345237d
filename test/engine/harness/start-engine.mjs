/* global AbortController */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { URL, fileURLToPath } from 'node:url';
import { BOT_ID, publishedBot } from './bot.mjs';
import { Chat } from './chat.mjs';
import { startChild } from './child.mjs';
import { Platform } from './platform.mjs';
import { startRedis } from './redis.mjs';

const ENGINE_PROCESS = fileURLToPath(new URL('./engine-process.mjs', import.meta.url));
/** How long the engine may take to start, in milliseconds. */
const START_LIMIT = 60_000;

/**
 * @typedef {object} BotOptions
 * @property {string} [webhookUrl] the bot's webhook
 * @property {(string | import('./bot.mjs').IntentOptions)[]} [intents] a name alone is an intent that calls the
 *   webhook and whose static reply is `STATIC`. Default: `go` and `defaultFallback`
 * @property {object} [bot] fields that replace those of the bot document
 */

/** The real engine in a process of its own, with its Redis and the platform around it. */
class Engine {
  #child;
  #redis;
  #folder;
  #origin;
  #options;
  #default;
  #questions = 0;

  constructor({ platform, redis, child, folder }) {
    this.platform = platform;
    this.#redis = redis;
    this.#child = child;
    this.#folder = folder;
    child.process.setMaxListeners(0);
  }

  get webhookUrl() {
    return this.#options.webhookUrl;
  }

  /** What the engine printed last: add it to the report of a failure. */
  get output() {
    return this.#child.output();
  }

  async ready() {
    const { port } = await this.#reply((message) => message.port, START_LIMIT);
    this.#origin = `http://127.0.0.1:${port}/modules/tilebot`;
  }

  /**
   * Publishes the bot with new settings. What is left out stays as it is.
   *
   * @param {BotOptions} options
   */
  async publish(options) {
    this.#options = { ...this.#options, ...options };
    const done = this.#reply((message) => message.bots, START_LIMIT);
    this.#child.process.send({ bots: { [BOT_ID]: publishedBot(this.#options) } });
    await done;
  }

  /**
   * A new user in a new conversation.
   *
   * @param {{ channel?: string, language?: string, fullname?: string, country?: string }} [user]
   * @returns {Chat}
   */
  chat({ channel = 'chat21', language = 'en-US', fullname = 'Robin Example', country = 'Italy' } = {}) {
    return new Chat(this, this.platform.store.open({ channel, language, fullname, country }));
  }

  /** Says a text in the suite's default conversation. @see Chat.says */
  says(text, options) {
    return this.#defaultChat().says(text, options);
  }

  /** Presses a button in the suite's default conversation. @see Chat.clicks */
  clicks(button, options) {
    return this.#defaultChat().clicks(button, options);
  }

  /** Posts a user's message to the engine, which answers at once and works on. */
  async deliver({ botId, body }) {
    const response = await globalThis.fetch(`${this.#origin}/ext/${botId}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`The engine refused the message: ${response.status} ${await response.text()}`);
    }
  }

  /** Resolves when the engine has nothing under way. @see activity.mjs */
  async idle(within) {
    const question = (this.#questions += 1);
    const done = this.#reply((message) => message.idle === question, within);
    this.#child.process.send({ idle: question });
    await done;
  }

  async close() {
    await this.#child.stop();
    await Promise.all([this.#redis.stop(), this.platform.stop()]);
    await rm(this.#folder, { recursive: true, force: true });
  }

  #defaultChat() {
    return (this.#default ??= this.chat());
  }

  async #reply(expected, within) {
    const { process: engine, died } = this.#child;
    const stop = new AbortController();
    const heard = new Promise((resolve) => {
      const listen = (message) => expected(message) && resolve(message);
      engine.on('message', listen);
      stop.signal.addEventListener('abort', () => engine.off('message', listen));
    });
    const late = sleep(within, undefined, { signal: stop.signal }).then(() => {
      throw new Error(`The engine is still busy after ${within} ms\n${this.output}`);
    });
    late.catch(() => {});
    try {
      return await Promise.race([heard, late, died]);
    } finally {
      stop.abort();
    }
  }
}

/**
 * Starts the engine with one bot. Takes about two seconds: start one for a file of tests, and use a new
 * `chat()` for each test.
 *
 * @param {BotOptions} [options]
 * @returns {Promise<Engine>}
 */
export async function startEngine(options = {}) {
  const [platform, redis, folder] = await Promise.all([
    Platform.start(),
    startRedis(),
    mkdtemp(join(tmpdir(), 'engine-')),
  ]);
  const child = startChild('engine', process.execPath, [ENGINE_PROCESS], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      APP_ROOT_PATH: folder,
      LOG_LEVEL: process.env.ENGINE_LOG_LEVEL ?? 'error',
      ENGINE_SETTINGS: JSON.stringify({ apiUrl: platform.url, redisPort: redis.port }),
    },
  });
  const engine = new Engine({ platform, redis, child, folder });
  try {
    await engine.ready();
    await engine.publish(options);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}
