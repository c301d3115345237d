import {
  World,
  newId,
  type ConversationDoc,
  type LeadDoc,
  type MessageDoc,
} from '../../src/playground/index.js';
import { BOT_ID, LEAD_ID, PROJECT_ID, REQUEST_ID, SEED } from './seed.js';

/** The emulated world with one open conversation, and with short ways to what tests look at. */
export class TestWorld extends World {
  constructor() {
    super(SEED);
    this.addConversation(REQUEST_ID, {
      _id: LEAD_ID,
      lead_id: '2f1c5a7e-0d1b-4a57-9f0a-6a1f0d5a9b10',
      id_project: PROJECT_ID,
      fullname: 'Guest',
      tags: [],
    });
  }

  get conversation(): ConversationDoc {
    return this.found(REQUEST_ID).document;
  }

  /** Of all conversations, in the order in which they were stored. */
  get messages(): MessageDoc[] {
    return [...this.conversations.values()]
      .flatMap(({ messages }) => messages)
      .sort((one, other) => (one._id < other._id ? -1 : 1));
  }

  /** The project is that in the middle of the id. */
  addConversation(requestId: string, lead: LeadDoc = {}): ConversationDoc {
    const projectId = requestId.split('-')[2];
    return this.openConversation({ projectId, requestId, lead, participants: [`bot_${BOT_ID}`] }).document;
  }

  /** Writes into a conversation as a user or an agent. */
  say(text: string, requestId = REQUEST_ID): MessageDoc {
    return this.found(requestId).post({ sender: newId(), text });
  }

  /** The texts of a conversation, in the order in which they were stored. */
  texts(requestId = REQUEST_ID): (string | undefined)[] {
    return this.conversations.get(requestId)?.messages.map(({ text }) => text) ?? [];
  }

  private found(requestId: string): NonNullable<ReturnType<World['conversations']['get']>> {
    const conversation = this.conversations.get(requestId);
    if (conversation === undefined) throw new Error(`No conversation ${requestId}`);
    return conversation;
  }
}
