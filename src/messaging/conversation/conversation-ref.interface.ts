import type { Secret } from '../../common/index.js';

/** What it takes to talk to one conversation: all of it is in every webhook call. */
export interface ConversationRef {
  projectId: string;
  /** The conversation's id: `support-group-<projectId>-<32 hex>`. */
  requestId: string;
  /** As it came: raw, with `JWT `, with whitespace around. */
  token: Secret | string;
  /** The bot that acts, with or without `bot_`. */
  botId?: string;
}

/** What is left of a handle in JSON: enough to find the conversation again, nothing that opens it. */
export type ConversationReference = Omit<ConversationRef, 'token'>;
