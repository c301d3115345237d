import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { PROJECT_ID, ROOT_BOT_ID } from './bot.mjs';

/** Request status values. @see protocol.md 4.2 */
export const STATUS = { UNASSIGNED: 100, ASSIGNED: 200, CLOSED: 1000 };

export const DEPARTMENTS = [
  {
    _id: '64f0c1c2c3c4c5c6c7c8c9ca',
    name: 'Default Department',
    default: true,
    routing: 'assigned',
    status: 1,
  },
  { _id: '64f0c1c2c3c4c5c6c7c8c9cb', name: 'Sales', default: false, routing: 'assigned', status: 1 },
].map((department) => ({ ...department, id_project: PROJECT_ID }));

/** @returns {string} an id as the platform's database makes them */
export const newId = () => randomBytes(12).toString('hex');

/**
 * One conversation as the platform stores it: the request document and the messages.
 *
 * @typedef {object} StoredConversation
 * @property {any} request
 * @property {any[]} messages as they were posted, completed by the platform
 */

/**
 * The conversations of the platform. Emits `message` with the conversation whenever one is stored.
 */
export class ConversationStore extends EventEmitter {
  #conversations = new Map();

  constructor() {
    super();
    this.setMaxListeners(0);
  }

  /**
   * @param {object} user
   * @param {string} user.channel
   * @param {string} user.language raw browser tag, for example `en-US`
   * @param {string} user.fullname
   * @param {string} user.country
   * @returns {StoredConversation}
   */
  open({ channel, language, fullname, country }) {
    const requestId = `support-group-${PROJECT_ID}-${randomUUID().replaceAll('-', '')}`;
    const leadId =
      channel === 'chat21'
        ? randomUUID()
        : `${channel}-${createHash('sha256').update(requestId).digest('hex').slice(0, 12)}`;
    const now = new Date().toISOString();
    const request = {
      _id: newId(),
      request_id: requestId,
      id_project: PROJECT_ID,
      status: STATUS.ASSIGNED,
      hasBot: true,
      participants: [`bot_${ROOT_BOT_ID}`],
      participantsBots: [ROOT_BOT_ID],
      participantsAgents: [],
      first_text: '/start',
      language,
      userAgent: 'Mozilla/5.0',
      sourcePage: 'https://shop.example.com/help',
      location: { country, city: 'Florence', ipAddress: '203.0.113.9' },
      priority: 'medium',
      tags: [],
      notes: [],
      channel: { name: channel },
      channelOutbound: { name: channel },
      department: DEPARTMENTS[0],
      lead: {
        _id: newId(),
        lead_id: leadId,
        fullname,
        email: 'robin.example@example.com',
        id_project: PROJECT_ID,
      },
      requester: { _id: newId(), role: 'guest', isAuthenticated: false, uuid_user: leadId },
      ticket_id: 812,
      attributes: {},
      createdBy: leadId,
      createdAt: now,
      updatedAt: now,
    };
    const conversation = { request, messages: [] };
    this.#conversations.set(requestId, conversation);
    return conversation;
  }

  /** @returns {StoredConversation | undefined} */
  find(requestId) {
    return this.#conversations.get(requestId);
  }

  /**
   * Stores a message as the platform does. @see protocol.md 3.1
   *
   * @param {StoredConversation} conversation
   * @param {any} body of the send-message call
   * @returns {any} the stored message
   */
  add(conversation, body) {
    const now = new Date().toISOString();
    const message = {
      ...body,
      _id: newId(),
      sender: body.sender ?? ROOT_BOT_ID,
      senderFullname: body.senderFullname ?? 'Order helper',
      recipient: conversation.request.request_id,
      type: body.type ?? 'text',
      channel_type: 'group',
      status: 0,
      id_project: PROJECT_ID,
      channel: body.channel ?? { name: 'chat21' },
      createdAt: now,
      updatedAt: now,
    };
    conversation.messages.push(message);
    this.emit('message', conversation);
    return message;
  }
}
