import type { ReplyContext } from '../../replies/index.js';

/** What a handle knows of the turn that it was made for; nothing of it is needed to talk to the conversation. */
export interface TurnDetails {
  /** The acting bot, with or without `bot_`. */
  botId?: string;
  replyContext?: ReplyContext;
}
