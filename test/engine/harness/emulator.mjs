import { ChatbotEngine } from '../../../dist/src/playground/engine/chatbot-engine.js';
import { RestHost } from '../../../dist/src/playground/engine/host/rest-host.js';
import { PublishedBot } from '../../../dist/src/playground/engine/intents/published-bot.js';
import { HttpWebhookCaller } from '../../../dist/src/playground/engine/webhook/http-webhook-caller.js';
import { publishedBot } from './bot.mjs';
import { Chat } from './chat.mjs';
import { parsed } from './parsed.mjs';
import { Platform } from './platform.mjs';

/**
 * The compiled emulator of the engine, behind the same methods as the real one and with the same platform around it,
 * so that a test can hold both conversations and compare them.
 */
class EmulatedEngine {
  #engine;
  #options = {};

  constructor(platform, engine) {
    this.platform = platform;
    this.#engine = engine;
  }

  get webhookUrl() {
    return this.#options.webhookUrl;
  }

  /** @param {import('./start-engine.mjs').BotOptions} options what is left out stays as it is */
  async publish(options) {
    this.#options = { ...this.#options, ...options };
    const { bot, intents } = publishedBot(this.#options);
    this.#engine.publish(new PublishedBot(JSON.parse(JSON.stringify(bot)), Object.values(intents)));
  }

  /** @returns {Chat} a new user in a new conversation */
  chat({ channel = 'chat21', language = 'en-US', fullname = 'Robin Example', country = 'Italy' } = {}) {
    return new Chat(this, this.platform.store.open({ channel, language, fullname, country }));
  }

  async deliver({ botId, body }) {
    if (!this.#engine.receive(botId, JSON.parse(JSON.stringify(body)))) {
      throw new Error('The emulator refused the message');
    }
  }

  async idle() {
    await this.#engine.idle();
  }

  async close() {
    this.#engine.close();
    await this.platform.stop();
  }
}

/**
 * @param {import('./start-engine.mjs').BotOptions} [options]
 * @param {(event: object) => void} [observer]
 * @returns {Promise<EmulatedEngine>}
 */
export async function startEmulator(options = {}, observer = () => {}) {
  const platform = await Platform.start();
  const host = new RestHost((call) => restCall(platform.url, call), platform.url);
  const engine = new EmulatedEngine(
    platform,
    new ChatbotEngine({
      host,
      webhook: new HttpWebhookCaller(),
      observer,
      matcher: { match: () => undefined },
    }),
  );
  await engine.publish(options);
  return engine;
}

async function restCall(url, { method, path, authorization, body }) {
  const response = await globalThis.fetch(`${url}${path}`, {
    method,
    headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: parsed(text) };
}
