import type { Lead } from './lead.model.js';

/** 50 temporary, 100 unassigned, 150 abandoned, 200 assigned, 300 served, 1000 closed. @see protocol.md 4.2 */
export type ConversationStatus = 50 | 100 | 150 | 200 | 300 | 1000;

export const CLOSED: ConversationStatus = 1000;

export interface ConversationTag {
  /** The id of the sub-document; the platform needs it to remove the entry. */
  _id?: string;
  tag: string;
  color?: string;
}

/** A conversation (the platform calls it a request) as the server sends it. Unknown fields are kept. @see protocol.md 4.2 */
export interface PlatformConversation {
  _id?: string;
  request_id: string;
  id_project?: string;
  status?: ConversationStatus;
  /** Bots with `bot_`, people by their user id. */
  participants?: string[];
  /** The document, or its id if the server did not populate it. */
  lead?: Lead | string;
  department?: Record<string, unknown> | string;
  tags?: ConversationTag[];
  /** `payload` holds flow variables. */
  attributes?: Record<string, unknown>;
  subject?: string;
  language?: string;
  priority?: string;
  rating?: number;
  rating_message?: string;
  channel?: { name: string };
  createdAt?: string;
  closed_at?: string;
  [field: string]: unknown;
}
