import type { IntentRef } from '../../protocol/index.js';
import type { Conversation, ShownAnswer } from '../../messaging/index.js';
import type { Reply, ReplyContext } from '../../replies/index.js';

/** The turn whose reply is late. */
export interface LateTurn {
  readonly conversation: Conversation;
  /** The static reply, the channel and the variables: a reply may refer to them. */
  readonly replyContext: ReplyContext;
  readonly request: { readonly intent: IntentRef };
  /** The webhook's answer, which the reply must not overtake. */
  readonly shownAnswer?: ShownAnswer;
}

/**
 * Delivers replies that come after the webhook's answer. To deliver them differently, for example through a queue that
 * survives a crash, provide another class for this token.
 */
export abstract class LateReplies {
  /**
   * True if `deliver` waits until the placeholder of the reply is in the conversation, as `conversation.send` and
   * `conversation.sendLater` do. Otherwise `deliver` is called `ANSWER_SETTLE_MS` after the placeholder.
   */
  readonly keepsOrder?: boolean;

  /**
   * Resolves when the reply is in the conversation, or stored for delivery: the next reply comes after it.
   *
   * @throws InvalidReplyError for an action that only the webhook's answer can do
   * @throws MessagingError if the platform rejects it
   */
  abstract deliver(turn: LateTurn, reply: Reply): Promise<void>;
}
