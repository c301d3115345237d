import type { ReplyContext, ReplyLike } from '../../replies/index.js';
import type { ShownAnswer } from './shown-answer.js';
import type { OutboxReceipt, SendLaterOptions } from './later-sender.interface.js';

/** The turn of a handle. All of it is optional: a handle works without a turn. */
export interface TurnDetails {
  /** The acting bot, with or without `bot_`. */
  botId?: string;
  replyContext?: ReplyContext;
  /** The webhook's answer, which no later message must overtake. */
  shownAnswer?: ShownAnswer;
  /** The outbox for this conversation, if the application has one. */
  sendLater?: (reply: ReplyLike, options: SendLaterOptions) => Promise<OutboxReceipt>;
}
