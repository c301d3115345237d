import type { Secret } from '../../common/index.js';

/** A document of the platform's database, as its JSON. Unknown fields are kept. */
export type Doc = Record<string, unknown>;

/** An end user as a contact of the project. @see protocol.md 4.2 rows 29 to 33 */
export interface LeadDoc extends Doc {
  _id?: string;
  /** The user's own id, and the sender of the user's messages. */
  lead_id?: string;
  fullname?: string;
  email?: string;
}

/**
 * A conversation; the platform calls it a request. Values that are computed from it are not stored. @see protocol.md
 * 4.2
 */
export interface ConversationDoc extends Doc {
  _id: string;
  request_id: string;
  id_project: string;
  /** 50 temporary, 100 unassigned, 200 assigned, 1000 closed. */
  status: number;
  /** Bots with `bot_` and the ROOT bot's id, people by their user id. */
  participants: string[];
  lead: LeadDoc;
  department?: DepartmentDoc;
  tags: { _id: string; tag: string; color?: string }[];
  notes: { _id: string; text: string; createdBy: string }[];
  followers: string[];
  /** `payload` holds flow variables. */
  attributes: Doc;
  channel: { name: string };
  priority: string;
}

/** A message as it was stored. @see protocol.md 3.1 */
export interface MessageDoc extends Doc {
  _id: string;
  /** A bot's ROOT id without `bot_`, an agent's user id, a lead's `lead_id`, or `system`. */
  sender: string;
  senderFullname?: string;
  /** The conversation's request id. */
  recipient: string;
  /** `text`, `image`, `frame`, `file`, `gallery`, …; anything is taken. */
  type: string;
  text?: string;
  metadata?: unknown;
  attributes?: Doc;
  channel: { name: string };
  createdAt: string;
}

/** A chatbot. `_id` is its ROOT id. @see protocol.md 5.1 */
export interface BotDoc extends Doc {
  _id: string;
  name: string;
  id_project: string;
  slug?: string;
  /** Signs the bot's conversation tokens. */
  secret: Secret;
}

/** A member of the project's team who can take conversations. @see protocol.md 4.2 rows 39, 40 */
export interface AgentDoc {
  /** The user id, as used in participants. */
  id: string;
  /** The id as a member of the project. */
  memberId: string;
  projectId: string;
  firstname: string;
  lastname: string;
  email: string;
  role: 'owner' | 'admin' | 'agent';
  /** Available for conversations now. */
  available: boolean;
  /** Signs in to the REST interface by Basic, together with the e-mail address. @see protocol.md 5.3 */
  password?: Secret;
}

/** A routing group. @see protocol.md 4.2 row 36 */
export interface DepartmentDoc extends Doc {
  _id: string;
  name: string;
  id_project: string;
  default: boolean;
  /** 1 visible, 0 hidden. */
  status: number;
  /** `pooled` assigns a conversation to the first agent who takes it. */
  routing: 'assigned' | 'pooled';
  /** Takes new conversations first. */
  id_bot?: string;
  id_group?: string;
}

/** Agents that departments name together. @see protocol.md 4.2 rows 39, 43 */
export interface GroupDoc extends Doc {
  _id: string;
  name: string;
  id_project: string;
  /** User ids. */
  members: string[];
  enabled: boolean;
}

/** An entry of the project's library of tags. @see protocol.md 4.2 row 35 */
export interface TagDoc extends Doc {
  _id: string;
  tag: string;
  id_project: string;
}

/** A RESTHook. @see protocol.md 7.1 */
export interface SubscriptionDoc extends Doc {
  _id: string;
  event: string;
  target: string;
  id_project: string;
  secret: Secret;
}
