/* global AbortController */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { BOT_ID, PROJECT_ID, botToken } from './bot.mjs';
import { bubblesOf, isNotice } from './bubbles.mjs';
import { newId } from './conversation-store.mjs';

/** How long a turn may take by default, in milliseconds. */
const TURN_LIMIT = 30_000;

/**
 * The effects of one message of the user.
 *
 * @typedef {object} Turn
 * @property {import('./bubbles.mjs').Bubble[]} messages what the user saw, in order
 * @property {string[]} texts their texts
 * @property {import('./platform.mjs').ApiCall[]} calls what the engine or the service did on the platform,
 *   besides reading and sending messages
 * @property {{ messages: any[], calls: import('./platform.mjs').ApiCall[] }} raw the stored messages, with
 *   info messages and private notes, and all calls
 *
 * @typedef {object} SayOptions
 * @property {string} [language] raw browser tag. Default `en-US`
 * @property {any} [attributes] of the user's message, for example `{ payload: { plan: 'gold' } }`
 * @property {any} [fields] anything else of the user's message, for example `type`, `metadata`
 * @property {boolean} [draft] true for a test of the designer
 * @property {number} [within] milliseconds that the turn may take. Default 30 000
 */

/** A user in one conversation with the bot. */
export class Chat {
  #engine;
  #conversation;

  constructor(engine, conversation) {
    this.#engine = engine;
    this.#conversation = conversation;
  }

  /** The request document of the platform. */
  get request() {
    return this.#conversation.request;
  }

  /** Everything that the user has seen of the bot in this conversation. */
  get messages() {
    return bubblesOf(this.#conversation.messages);
  }

  /** The texts of it. */
  get texts() {
    return this.messages.map(({ text }) => text);
  }

  /**
   * Sends a message of the user to the engine and waits until the engine has nothing more to do.
   *
   * @param {string} text
   * @param {SayOptions} [options]
   * @returns {Promise<Turn>}
   */
  async says(text, { within = TURN_LIMIT, ...options } = {}) {
    const { platform } = this.#engine;
    const from = { message: this.#conversation.messages.length, call: platform.calls.length };
    await this.#engine.deliver(this.#envelope(text, options));
    await this.#engine.idle(within);

    const messages = this.#conversation.messages.slice(from.message);
    const calls = platform.calls
      .slice(from.call)
      .filter(({ requestId }) => requestId === undefined || requestId === this.request.request_id);
    const seen = bubblesOf(messages);
    return {
      messages: seen,
      texts: seen.map(({ text: shown }) => shown),
      calls: calls.filter(({ route, method }) => method !== 'GET' && !route.startsWith('send-message')),
      raw: { messages, calls },
    };
  }

  /**
   * Presses a button as the user.
   *
   * @param {import('./bubbles.mjs').Button} button
   * @param {SayOptions} [options]
   * @returns {Promise<Turn>}
   */
  clicks(button, options = {}) {
    if (button.type === 'url') {
      throw new Error(`The button "${button.value}" opens a page: nothing of it reaches the bot.`);
    }
    const attributes = { ...options.attributes, ...(button.type === 'action' && { action: button.action }) };
    return this.says(button.value, { ...options, attributes });
  }

  /**
   * Waits for what arrives in the conversation by itself, for example later messages of a service.
   *
   * @param {(messages: import('./bubbles.mjs').Bubble[], stored: any[]) => boolean} enough asked now and after
   *   every message that arrives
   * @param {{ within?: number }} [options] milliseconds. Default 30 000
   * @returns {Promise<import('./bubbles.mjs').Bubble[]>} everything that the user has seen
   */
  async sees(enough, { within = TURN_LIMIT } = {}) {
    const stop = new AbortController();
    const late = sleep(within, 'late', { signal: stop.signal }).catch(() => {});
    try {
      while (!enough(this.messages, this.#conversation.messages)) {
        const arrived = once(this.#engine.platform.store, 'message', { signal: stop.signal });
        if ((await Promise.race([arrived, late])) === 'late') {
          throw new Error(`Not seen within ${within} ms. Seen so far: ${JSON.stringify(this.texts)}`);
        }
      }
      return this.messages;
    } finally {
      stop.abort();
    }
  }

  /** Info messages and private notes of the conversation, which the user does not see as bubbles. */
  get notices() {
    return this.#conversation.messages.filter(isNotice);
  }

  /** The platform's request to the engine for a message of a user. @see protocol.md 1.3 */
  #envelope(text, { language, attributes, fields, draft }) {
    const { request } = this;
    const { lead, channel, department } = request;
    const now = new Date().toISOString();
    const message = {
      _id: newId(),
      sender: lead.lead_id,
      senderFullname: lead.fullname,
      recipient: request.request_id,
      recipientFullname: department.name,
      type: 'text',
      channel_type: 'group',
      text,
      language: language ?? request.language,
      channel,
      metadata: '',
      status: 200,
      id_project: PROJECT_ID,
      attributes: {
        departmentId: department._id,
        departmentName: department.name,
        ipAddress: request.location.ipAddress,
        sourcePage: request.sourcePage,
        projectId: PROJECT_ID,
        requester_id: lead.lead_id,
        userFullname: lead.fullname,
        userEmail: lead.email,
        payload: {},
        ...attributes,
      },
      createdBy: lead.lead_id,
      createdAt: now,
      updatedAt: now,
      ...fields,
      request: { ...request, language: language ?? request.language, ...(draft && { draft }) },
    };
    return { botId: BOT_ID, body: { payload: message, token: botToken(this.#engine.webhookUrl) } };
  }
}
