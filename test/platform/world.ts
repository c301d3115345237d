import { randomBytes } from 'node:crypto';
import type { Principal } from './principal.js';

export type Doc = Record<string, unknown>;

export interface ConversationDoc extends Doc {
  request_id: string;
  id_project: string;
  status: number;
  participants: string[];
  lead: Doc;
  tags: { _id: string; tag: string; color?: string }[];
  attributes: Doc;
}

export interface MessageDoc extends Doc {
  _id: string;
  recipient: string;
  text?: string;
  type: string;
  attributes?: Doc;
}

export const PROJECT_ID = '64f0a1b2c3d4e5f60718293a';
export const BOT_ID = '64f0b1b2c3d4e5f607182930';
export const OTHER_BOT_ID = '64f0b1b2c3d4e5f607182931';
export const AGENT_ID = '64f0a0a0a0a0a0a0a0a0a0a0';
export const DEPARTMENT_ID = '64f0d1b2c3d4e5f607182930';
export const LEAD_ID = '64f0e1b2c3d4e5f607182930';
export const REQUEST_ID = `support-group-${PROJECT_ID}-0f8b6c1d2e3f4a5b8c9d0e1f2a3b4c5d`;
export const BOT_TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib3QifQ.dGhlLWJvdC1zaWduYXR1cmU';
export const USER_TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.dGhlLXVzZXItc2lnbmF0dXJl';
export const USER = { user: 'nora@example.com', password: 'correct-horse' };

/** What the platform holds: one project with two bots, one agent, one department and one open conversation. */
export class World {
  readonly projects = new Set([PROJECT_ID]);
  readonly conversations = new Map<string, ConversationDoc>();
  readonly messages: MessageDoc[] = [];
  readonly leads = new Map<string, Doc>();
  readonly events: Doc[] = [];
  readonly emails: Doc[] = [];
  readonly subscriptions: (Doc & { _id: string })[] = [];
  readonly principals = new Map<string, Principal>();
  readonly bots: Doc[] = [
    { _id: BOT_ID, name: 'Order helper', slug: 'order-helper', id_project: PROJECT_ID },
    { _id: OTHER_BOT_ID, name: 'Returns', slug: 'returns', id_project: PROJECT_ID },
  ];
  readonly departments: Doc[] = [
    { _id: DEPARTMENT_ID, name: 'Sales', default: false, status: 1, id_project: PROJECT_ID },
    { _id: '64f0d1b2c3d4e5f607182931', name: 'Default Department', default: true, status: 1 },
  ];
  readonly agents: Doc[] = [
    { id: AGENT_ID, pu_id: newId(), fullname: 'Nora Fields', email: 'nora@example.com', assigned_request: 0 },
  ];
  open = true;

  constructor() {
    const user = { kind: 'user' as const, id: AGENT_ID, name: 'Nora Fields' };
    this.principals.set(`jwt ${BOT_TOKEN}`, { kind: 'bot', id: BOT_ID, name: 'Order helper' });
    this.principals.set(`jwt ${USER_TOKEN}`, user);
    this.principals.set(`basic ${Buffer.from(`${USER.user}:${USER.password}`).toString('base64')}`, user);
    const lead = {
      _id: LEAD_ID,
      lead_id: '2f1c5a7e-0d1b-4a57-9f0a-6a1f0d5a9b10',
      id_project: PROJECT_ID,
      fullname: 'Guest',
      tags: [],
    };
    this.leads.set(LEAD_ID, lead);
    this.addConversation(REQUEST_ID, lead);
  }

  get conversation(): ConversationDoc {
    return this.conversations.get(REQUEST_ID) as ConversationDoc;
  }

  addConversation(requestId: string, lead: Doc = {}): ConversationDoc {
    const conversation = {
      _id: newId(),
      request_id: requestId,
      id_project: PROJECT_ID,
      status: 200,
      participants: [`bot_${BOT_ID}`],
      lead,
      tags: [],
      attributes: {},
    };
    this.conversations.set(requestId, conversation);
    return conversation;
  }

  /** The texts of a conversation, in the order in which they were stored. */
  texts(requestId = REQUEST_ID): (string | undefined)[] {
    return this.messages.filter((message) => message.recipient === requestId).map((message) => message.text);
  }
}

export function newId(): string {
  return randomBytes(12).toString('hex');
}
