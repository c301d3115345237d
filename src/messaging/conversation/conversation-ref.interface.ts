import type { Secret } from '../../common/index.js';

/** The data that is needed to reach one conversation. Every webhook call carries all of it. */
export interface ConversationRef {
  projectId: string;
  /** The conversation's id: `support-group-<projectId>-<32 hex>`. */
  requestId: string;
  /** As received: raw, with `JWT `, or with surrounding white space. */
  token: Secret | string;
  /** The acting bot, with or without `bot_`. */
  botId?: string;
}

/** The part of a handle that is written to JSON: enough to identify the conversation, without the token. */
export type ConversationReference = Omit<ConversationRef, 'token'>;
