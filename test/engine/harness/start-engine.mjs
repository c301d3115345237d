import { BOT_ID, publishedBot } from './bot.mjs';
import { Chat } from './chat.mjs';
import { startEngineProcess } from './engine-child.mjs';
import { Platform } from './platform.mjs';
import { startRedis } from './redis.mjs';

/**
 * @typedef {object} BotOptions
 * @property {string} [webhookUrl] the bot's webhook
 * @property {(string | import('./bot.mjs').IntentOptions)[]} [intents] a name alone is an intent that calls the
 *   webhook and whose static reply is `STATIC`. Default: `go` and `defaultFallback`
 * @property {object} [bot] fields that replace those of the bot document
 */

/** The real engine in a separate process, with its Redis and the platform around it. */
class Engine {
  #child;
  #redis;
  #options;
  #default;

  constructor({ platform, redis, child }) {
    this.platform = platform;
    this.#redis = redis;
    this.#child = child;
  }

  get webhookUrl() {
    return this.#options.webhookUrl;
  }

  /** The last output of the engine: add it to the report of a failure. */
  get output() {
    return this.#child.output;
  }

  /**
   * Publishes the bot with new settings. Omitted settings stay unchanged.
   *
   * @param {BotOptions} options
   */
  async publish(options) {
    this.#options = { ...this.#options, ...options };
    await this.#child.tell('bots', { [BOT_ID]: publishedBot(this.#options) });
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
    const response = await globalThis.fetch(`${this.#child.url}/ext/${botId}`, {
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
    await this.#child.idle(within);
  }

  async close() {
    await this.#child.stop();
    await Promise.all([this.#redis.stop(), this.platform.stop()]);
  }

  #defaultChat() {
    return (this.#default ??= this.chat());
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
  const [platform, redis] = await Promise.all([Platform.start(), startRedis()]);
  const child = await startEngineProcess({ apiUrl: platform.url, redisPort: redis.port });
  const engine = new Engine({ platform, redis, child });
  try {
    await engine.publish(options);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}
