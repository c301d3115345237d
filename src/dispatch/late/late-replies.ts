import type { IntentRef } from '../../protocol/index.js';
import type { Conversation, ShownAnswer } from '../../messaging/index.js';
import type { Reply, ReplyContext } from '../../replies/index.js';

/** What is known of the turn whose reply is late. */
export interface LateTurn {
  /** Knows the reply context too. */
  readonly conversation: Conversation;
  /** The designed reply, the channel and the variables: what a reply may refer to. */
  readonly replyContext: ReplyContext;
  readonly request: { readonly intent: IntentRef };
  /** What the webhook answered, which the reply must not overtake. */
  readonly shownAnswer?: ShownAnswer;
}

/**
 * Brings to the conversation what could not go out as the webhook's answer. The one seam of late replies: provide
 * another class for this token, and they take another way, for example a queue that survives a crash.
 */
export abstract class LateReplies {
  /**
   * True: a reply waits by itself until its placeholder is in the conversation, as `conversation.send` and
   * `conversation.sendLater` do. Otherwise `deliver` is called `ANSWER_SETTLE_MS` after the placeholder.
   */
  readonly keepsOrder?: boolean;

  /**
   * Resolves when the reply is in the conversation, or safely on its way: what is delivered next comes after it.
   *
   * @throws InvalidReplyError for what only the webhook's answer can do
   * @throws MessagingError when the platform did not take it
   */
  abstract deliver(turn: LateTurn, reply: Reply): Promise<void>;
}
