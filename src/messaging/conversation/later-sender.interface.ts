import type { ReplyContext, ReplyLike } from '../../replies/index.js';
import type { AnswerPlace } from './shown-answer.js';
import type { ConversationRef } from './conversation-ref.interface.js';

export interface SubmitOptions {
  /** Earliest time, or delay in milliseconds. Does not delay other deliveries. */
  after?: Date | number;
}

export interface SendLaterOptions extends SubmitOptions {
  /** Data of the request that compiling the reply may need. A conversation of a webhook call already has it. */
  context?: ReplyContext;
  /** `refuse`: if the conversation is closed by then, the reply becomes a dead letter. Default `proceed`. */
  ifClosed?: 'proceed' | 'refuse';
  /** The webhook's answer, which the reply must not overtake. A conversation of a webhook call already has it. */
  behind?: AnswerPlace;
}

/** A reply that the outbox has accepted. */
export interface OutboxReceipt {
  /** The job's id, also the id of its dead letter. */
  readonly id: string;
  readonly requestId: string;
  /** The earliest time of delivery. */
  readonly dueAt: Date;
}

/** The outbox, as `conversation.sendLater` uses it, if the application has one. */
export interface LaterSender {
  sendLater(
    conversation: ConversationRef,
    reply: ReplyLike,
    options?: SendLaterOptions,
  ): Promise<OutboxReceipt>;
}
