import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Calls } from '../../calls/index.js';
import { Clock, describeError, limitsHold } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { AnswerPlace } from '../../messaging/index.js';
import {
  compileReply,
  keyedResponse,
  toReply,
  withReplyLanguage,
  type CompiledReply,
} from '../../replies/index.js';
import { TurnJournal, type Turn } from '../turns/index.js';

/** The part of the deadline after which the log says that the handler is slow. */
const WARNING = 0.7;
const SILENCE: CompiledReply = { kind: 'silence' };

/** What a webhook is answered before its reply is there, and the place in the conversation that the reply comes after. */
export interface Interim {
  readonly reply: CompiledReply;
  readonly place?: AnswerPlace;
}

const NO_LIMITS =
  'The inspector is active: deadlines and time limits of handlers do not take effect (never so in production).';

/**
 * Answers the webhook when the reply is not there in time: with the placeholder, or with nothing, which the platform
 * shows as nothing. The time counts from the arrival of the request, so a turn that waits is answered in time too.
 * @see protocol.md 1.8
 */
@Injectable()
export class DeadlineWatch {
  private readonly logger = new Logger('Dispatcher');
  private saidOfInspector = false;

  constructor(
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
    private readonly journal: TurnJournal,
    private readonly calls: Calls,
  ) {}

  watch(turn: Turn): void {
    if (!turn.hasConversation) return;
    const { deadline } = turn.policy;
    const warning = turn.arrivedAt + Math.round(deadline * WARNING);
    let cancel = this.clock.after(warning - this.clock.now(), () => {
      this.journal.note(turn, 'slow', 'warn', `70% of its deadline of ${deadline} ms have passed`);
      const left = turn.deadlineAt - this.clock.now();
      if (left > 0) cancel = this.clock.after(left, () => this.answerLate(turn));
      else this.answerLate(turn);
    });
    turn.answer.onClose(() => cancel());
  }

  /** The handler is done. In a busy process it may be so before the timer of a deadline that is over: it is late. */
  check(turn: Turn): void {
    if (turn.answer.isOpen && this.clock.now() >= turn.deadlineAt) this.answerLate(turn);
  }

  private answerLate(turn: Turn): void {
    if (limitsHold(this.config.production)) this.answerInterim(turn);
    else if (!this.saidOfInspector) {
      this.saidOfInspector = true;
      this.logger.warn(NO_LIMITS);
    }
  }

  /** From here on the turn is late. */
  answerInterim(turn: Turn): void {
    if (!turn.answer.isOpen) return;
    const { reply: interim, place } = this.interimOf(turn);
    if (place !== undefined) turn.shownAnswer.leave(place);
    this.calls.tell({ type: 'compiled', reply: interim }, turn.call);
    turn.answer.give(interim);
    this.journal.note(
      turn,
      'late',
      'log',
      `answered with ${interim === SILENCE ? 'nothing' : 'the placeholder'}, the reply follows`,
    );
  }

  /** What is answered instead of the reply: the placeholder, with a key by which it is found again, or nothing. */
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
      const words =
        typeof placeholder === 'function'
          ? withReplyLanguage(turn.request.locale, () => placeholder(turn.context))
          : placeholder;
      return compileReply(toReply(words), turn.replyContext);
    } catch (error) {
      this.journal.note(turn, 'failed', 'error', 'its placeholder is no reply', describeError(error).stack);
      return SILENCE;
    }
  }
}
