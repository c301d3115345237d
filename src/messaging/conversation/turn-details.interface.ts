import type { ReplyContext, ReplyLike } from '../../replies/index.js';
import type { ShownAnswer } from './shown-answer.js';
import type { OutboxReceipt, SendLaterOptions } from './later-sender.interface.js';

/** What a handle knows of the turn that it was made for; nothing of it is needed to talk to the conversation. */
export interface TurnDetails {
  /** The acting bot, with or without `bot_`. */
  botId?: string;
  replyContext?: ReplyContext;
  /** What the webhook answered, which nothing that is sent must overtake. */
  shownAnswer?: ShownAnswer;
  /** The outbox for this conversation, where the application has one. */
  sendLater?: (reply: ReplyLike, options: SendLaterOptions) => Promise<OutboxReceipt>;
}
