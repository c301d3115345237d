import type { ReplyContext, ReplyLike } from '../../replies/index.js';
import type { AnswerPlace } from './shown-answer.js';
import type { ConversationRef } from './conversation-ref.interface.js';

export interface SubmitOptions {
  /** Not before this time, or this many milliseconds from now. It holds no later delivery back. */
  after?: Date | number;
}

export interface SendLaterOptions extends SubmitOptions {
  /** What compiling the reply may need of the request. A conversation of a webhook call knows it by itself. */
  context?: ReplyContext;
  /** `refuse`: a conversation that is closed by then is left in peace, and the reply is a dead letter. Default `proceed`. */
  ifClosed?: 'proceed' | 'refuse';
  /** The webhook's answer, which the reply must not overtake. A conversation of a webhook call knows it by itself. */
  behind?: AnswerPlace;
}

/** The outbox has it. */
export interface OutboxReceipt {
  /** The job's id, also that of its dead letter. */
  readonly id: string;
  readonly requestId: string;
  /** The earliest time of its delivery. */
  readonly dueAt: Date;
}

/** What `conversation.sendLater` goes through: the outbox, where the application has one. */
export interface LaterSender {
  sendLater(
    conversation: ConversationRef,
    reply: ReplyLike,
    options?: SendLaterOptions,
  ): Promise<OutboxReceipt>;
}
