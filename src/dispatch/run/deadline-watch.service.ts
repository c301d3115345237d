import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Clock, describeError, limitsHold } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { AnswerPlace } from '../../messaging/index.js';
import { compileReply, keyedResponse, toReply, type CompiledReply } from '../../replies/index.js';
import type { Turn } from '../turns/index.js';

/** The share of the deadline after which the log reports a slow handler. */
const WARNING = 0.7;
const SILENCE: CompiledReply = { kind: 'silence' };

/** The webhook's answer without the reply, and its place in the conversation: the reply must come after it. */
export interface Interim {
  readonly reply: CompiledReply;
  readonly place?: AnswerPlace;
}

const NO_LIMITS =
  'The inspector is active: deadlines and time limits of handlers do not take effect (never so in production).';

/**
 * Answers the webhook at the deadline if the reply is not there: with the placeholder, or with `{}`, for which the
 * platform shows nothing. The deadline counts from the arrival of the request, so a turn that waits is answered in time.
 * @see protocol.md 1.8
 */
@Injectable()
export class DeadlineWatch {
  private readonly logger = new Logger('Dispatcher');
  private saidOfInspector = false;

  constructor(
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
  ) {}

  watch(turn: Turn): void {
    if (!turn.hasConversation) return;
    const warning = turn.arrivedAt + Math.round(turn.policy.deadline * WARNING);
    let cancel = this.clock.after(warning - this.clock.now(), () => {
      turn.outcome('slow', {
        level: 'warn',
        detail: `70% of its deadline of ${turn.policy.deadline} ms have passed`,
      });
      const left = turn.deadlineAt - this.clock.now();
      if (left > 0) cancel = this.clock.after(left, () => this.answerLate(turn));
      else this.answerLate(turn);
    });
    turn.reply.onSettled(() => cancel());
  }

  /** Called when the handler is done: in a busy process that may be after the deadline, but before its timer runs. */
  check(turn: Turn): void {
    if (turn.reply.isOpen && this.clock.now() >= turn.deadlineAt) this.answerLate(turn);
  }

  private answerLate(turn: Turn): void {
    if (limitsHold(this.config.production)) this.answerInterim(turn);
    else if (!this.saidOfInspector) {
      this.saidOfInspector = true;
      this.logger.warn(NO_LIMITS);
    }
  }

  /** Answers the webhook without the reply, if it is not answered yet: the turn is late. */
  answerInterim(turn: Turn): void {
    if (!turn.reply.isOpen) return;
    const { reply: interim, place } = this.interimOf(turn);
    if (place !== undefined) turn.shownAnswer.leave(place);
    turn.emit({ type: 'compiled', reply: interim });
    turn.reply.give(interim);
    turn.outcome('late', {
      detail: `answered with ${interim === SILENCE ? 'nothing' : 'the placeholder'}, the reply follows`,
    });
  }

  /** The placeholder, with a key by which the late reply finds it in the conversation; or nothing. */
  interimOf(turn: Turn): Interim {
    const reply = this.placeholderOf(turn);
    const waitMs = this.config.answerWaitMs;
    if (waitMs === 0) return { reply };
    const key = randomUUID();
    const keyed = keyedResponse(reply, key);
    return keyed === undefined
      ? { reply }
      : { reply: keyed, place: { key, waitMs, blindMs: this.config.answerSettleMs } };
  }

  private placeholderOf(turn: Turn): CompiledReply {
    const { placeholder } = turn.policy;
    if (placeholder === undefined) return SILENCE;
    try {
      const value =
        typeof placeholder === 'function' ? turn.run(() => placeholder(turn.context)) : placeholder;
      return compileReply(toReply(value), turn.replyContext);
    } catch (error) {
      turn.outcome('failed', {
        level: 'error',
        detail: 'its placeholder is not a reply',
        stack: describeError(error).stack,
      });
      return SILENCE;
    }
  }
}
