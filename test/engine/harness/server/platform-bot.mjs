import { randomUUID } from 'node:crypto';
import { intentId } from '../bot.mjs';
import { RestClient } from './rest-client.mjs';

const FALLBACK = 'defaultFallback';

/**
 * @typedef {object} PlatformBotOptions
 * @property {string} [name]
 * @property {string} [webhookUrl] the bot's webhook
 * @property {(string | import('../bot.mjs').IntentOptions)[]} [intents] as in `startEngine`: a name alone is an intent
 *   that calls the webhook and whose static reply is `STATIC`; `fields` may be a function of `(name) => intent_id`
 */

/** A bot of the platform's server, and the department that sends it new conversations. */
export class PlatformBot {
  #platform;

  constructor(platform, document, department) {
    this.#platform = platform;
    this.id = document._id;
    this.slug = document.slug;
    this.name = document.name;
    this.departmentId = department._id;
    this.department = department;
  }

  /** @returns {Promise<string>} a token as it comes with every webhook call of this bot, without `JWT ` before it */
  async token() {
    const { owner, projectId } = this.#platform;
    const { jwt } = await owner.get(`/${projectId}/faq_kb/${this.id}/jwt`);
    return jwt;
  }

  /**
   * Makes an automation of the bot, which has one: an HTTP call runs a block and waits for its `web_response`.
   *
   * @param {string} block name of the block
   * @returns {Promise<(body: object) => Promise<any>>} makes the call, and gives the body of its answer
   */
  async automation(block) {
    const { owner, projectId, url } = this.#platform;
    const { webhook_id: id } = await owner.post(`/${projectId}/webhooks`, {
      chatbot_id: this.id,
      block_id: intentId(`${this.id} ${block}`),
      async: false,
    });
    return (body) => new RestClient(url).post(`/webhook/${id}`, body);
  }

  /**
   * @param {object} platform
   * @param {PlatformBotOptions} options
   * @returns {Promise<PlatformBot>}
   */
  static async create(platform, { name = `Helper ${randomUUID()}`, webhookUrl, intents = ['go'] }) {
    const { owner, projectId, engineUrl } = platform;
    const path = `/${projectId}/faq_kb`;
    const draft = await owner.post(path, {
      name,
      type: 'tilebot',
      language: 'en',
      webhook_enabled: webhookUrl !== undefined,
      webhook_url: webhookUrl,
    });
    const bot = engineUrl
      ? await owner.put(`${path}/${draft._id}`, { url: `${engineUrl}/ext/${draft._id}` })
      : draft;
    for (const intent of intents) {
      const faq = faqOf(bot._id, intent);
      if (faq.intent_display_name === FALLBACK) await replaceFallback(owner, projectId, faq);
      else await owner.post(`/${projectId}/faq`, faq);
    }
    const department = await platform.department(name, { id_bot: bot._id });
    return new PlatformBot(platform, bot, department);
  }
}

/** Every new bot has one, with words of the platform. */
async function replaceFallback(owner, projectId, faq) {
  const all = await owner.get(`/${projectId}/faq?id_faq_kb=${faq.id_faq_kb}`);
  const { _id } = all.find(({ intent_display_name: name }) => name === FALLBACK);
  await owner.put(`/${projectId}/faq/${_id}`, faq);
}

function faqOf(botId, intent) {
  const {
    name,
    answer = 'STATIC',
    actions,
    webhook = true,
    question,
    fields,
  } = typeof intent === 'string' ? { name: intent } : intent;
  return {
    id_faq_kb: botId,
    intent_id: intentId(`${botId} ${name}`),
    intent_display_name: name,
    question: question ?? `\\${name}`,
    answer,
    ...(actions && { actions }),
    webhook_enabled: webhook,
    ...(typeof fields === 'function' ? fields((block) => intentId(`${botId} ${block}`)) : fields),
  };
}
