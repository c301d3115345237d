import { Injectable, Logger } from '@nestjs/common';
import { Remembered, SystemClock } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { ConversationKey, IntentRequest } from '../../protocol/index.js';
import { Refusals } from '../refusals.service.js';

const WINDOW_MS = 60_000;
const CONVERSATIONS = 10_000;

interface Turns {
  /** Most conversations have one in a minute: a set of each would be most of what they take. */
  firstId?: string;
  otherIds?: Set<string>;
  /** Turns whose message has no id. */
  anonymous: number;
  cut: boolean;
}

/**
 * Notices a bot that answers itself: a message that the platform takes for a user's, or a block that leads back to
 * itself, calls the webhook again and again. Turns are counted by message, so a call that is repeated counts once, and
 * no person writes that many in a minute. What is cut off gets silence, because any answer would be the next turn.
 *
 * @see protocol.md 4.4
 */
@Injectable()
export class LoopGuard {
  private readonly logger = new Logger(LoopGuard.name);
  private readonly turns = new Remembered<ConversationKey, Turns>(new SystemClock(), {
    windowMs: WINDOW_MS,
    entries: CONVERSATIONS,
  });

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly refusals: Refusals,
  ) {}

  /** True when the turn is one too many. It is logged once a minute for each conversation. */
  cutsOff(request: IntentRequest): boolean {
    const { loopLimit } = this.config;
    const cutOff = loopLimit > 0 && this.isTooMany(request, loopLimit);
    if (cutOff) this.refusals.count('LOOP');
    return cutOff;
  }

  private isTooMany({ conversationKey, requestId, messageId }: IntentRequest, loopLimit: number): boolean {
    const turns = this.turnsOf(conversationKey);
    if (turns.cut) return true;
    if (messageId === undefined) turns.anonymous += 1;
    else note(turns, messageId);
    turns.cut = countOf(turns) > loopLimit;
    if (turns.cut) {
      turns.otherIds = undefined;
      this.logger.error(
        `Conversation ${requestId} had more than ${loopLimit} turns in a minute: its bot seems to answer itself, ` +
          'and gets no answers for the rest of the minute. See LOOP_LIMIT in docs/configuration.md.',
      );
    }
    return turns.cut;
  }

  private turnsOf(conversation: ConversationKey): Turns {
    const known = this.turns.get(conversation);
    if (known !== undefined) return known;
    const fresh: Turns = { firstId: undefined, otherIds: undefined, anonymous: 0, cut: false };
    this.turns.set(conversation, fresh);
    return fresh;
  }
}

function note(turns: Turns, messageId: string): void {
  turns.firstId ??= messageId;
  if (turns.firstId !== messageId) (turns.otherIds ??= new Set()).add(messageId);
}

function countOf({ firstId, otherIds, anonymous }: Turns): number {
  return (firstId === undefined ? 0 : 1) + (otherIds?.size ?? 0) + anonymous;
}
