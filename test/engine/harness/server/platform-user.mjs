import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { bubblesOf, isNotice } from '../bubbles.mjs';
import { RestClient } from './rest-client.mjs';

/** How long a user waits for something to be seen, in milliseconds: a bound against hanging, not a measure. */
const SEEN_LIMIT = 60_000;
/** How often a user looks, in milliseconds. */
const LOOK_EVERY = 50;

/**
 * @typedef {object} UserOptions
 * @property {string} [name] Default `Robin Example`
 * @property {string} [language] raw browser tag. Default `en-US`
 */

/** A user of the platform in one conversation with a bot: writes and reads as the widget does. */
export class PlatformUser {
  #platform;
  #rest;
  #first;

  constructor(platform, rest, first) {
    this.#platform = platform;
    this.#rest = rest;
    this.#first = first;
    this.requestId = `support-group-${platform.projectId}-${randomBytes(16).toString('hex')}`;
  }

  static async create(platform, bot, { name = 'Robin Example', language = 'en-US' }) {
    const guest = new RestClient(platform.url);
    const { token, user } = await guest.post('/auth/signinAnonymously', {
      id_project: platform.projectId,
      firstname: name,
    });
    return new PlatformUser(platform, new RestClient(platform.url, token), {
      sender: user._id,
      senderFullname: name,
      language,
      departmentid: bot.departmentId,
    });
  }

  /** The user's id, which is the lead's `lead_id`. */
  get id() {
    return this.#first.sender;
  }

  /**
   * Writes a message; the first one opens the conversation.
   *
   * @param {string} text
   * @param {object} [fields] anything else of the message, for example `attributes`, `type`, `metadata`
   * @returns {Promise<any>} the stored message, with the conversation as `request`
   */
  async says(text, fields = {}) {
    return this.#rest.post(this.#path, { ...this.#first, text, ...fields });
  }

  /**
   * Presses a button.
   *
   * @param {import('../bubbles.mjs').Button} button
   */
  clicks(button) {
    return this.says(button.value, {
      attributes: { ...(button.type === 'action' && { action: button.action }) },
    });
  }

  /** @returns {Promise<any[]>} all stored messages of the conversation in order, hidden ones and notes too */
  async stored() {
    return this.#rest.get(this.#path);
  }

  /** @returns {Promise<import('../bubbles.mjs').Bubble[]>} what the user has seen of the bot */
  async messages() {
    const stored = await this.stored();
    return bubblesOf(stored.filter(({ sender }) => sender !== this.id));
  }

  /** @returns {Promise<string[]>} the texts of it */
  async texts() {
    const messages = await this.messages();
    return messages.map(({ text }) => text);
  }

  /** @returns {Promise<any[]>} the messages of the conversation that are not bubbles: info messages and private notes */
  async notices() {
    const stored = await this.stored();
    return stored.filter(isNotice);
  }

  /** @returns {Promise<any>} the conversation as the platform stores it */
  request() {
    const { owner, projectId } = this.#platform;
    return owner.get(`/${projectId}/requests/${this.requestId}`);
  }

  /**
   * Waits until the user has seen exactly these texts and the platform has nothing under way any more.
   *
   * @param {...string} texts all since the conversation began
   */
  async sees(...texts) {
    await this.until(async () => (await this.texts()).length >= texts.length, `${texts.length} texts`);
    await this.#platform.idle();
    const seen = await this.texts();
    if (JSON.stringify(seen) !== JSON.stringify(texts)) {
      throw new Error(
        `Expected ${JSON.stringify(texts)}, seen ${JSON.stringify(seen)}\n${this.#platform.output}`,
      );
    }
  }

  /**
   * Waits until a condition holds.
   *
   * @param {() => boolean | Promise<boolean>} condition
   * @param {string} what for the error
   * @param {number} [within] milliseconds
   */
  async until(condition, what, within = SEEN_LIMIT) {
    const deadline = Date.now() + within;
    while (!(await condition())) {
      if (Date.now() > deadline) {
        const seen = JSON.stringify(await this.texts());
        throw new Error(`Not within ${within} ms: ${what}. Seen ${seen}\n${this.#platform.output}`);
      }
      await sleep(LOOK_EVERY);
    }
  }

  get #path() {
    return `/${this.#platform.projectId}/requests/${this.requestId}/messages`;
  }
}
