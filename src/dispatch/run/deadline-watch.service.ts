import { Injectable } from '@nestjs/common';
import { Calls } from '../../calls/index.js';
import { Clock, describeError } from '../../common/index.js';
import { compileReply, toReply, withReplyLanguage, type CompiledReply } from '../../replies/index.js';
import { TurnJournal, type Turn } from '../turns/index.js';

/** The part of the deadline after which the log says that the handler is slow. */
const WARNING = 0.7;
const SILENCE: CompiledReply = { kind: 'silence' };

/**
 * Answers the webhook when the reply is not there in time: with the placeholder, or with nothing, which the platform
 * shows as nothing. One timer a turn, counted from its arrival, so that a turn that waits is answered in time too.
 * @see protocol.md 1.8
 */
@Injectable()
export class DeadlineWatch {
  constructor(
    private readonly clock: Clock,
    private readonly journal: TurnJournal,
    private readonly calls: Calls,
  ) {}

  watch(turn: Turn): void {
    if (!turn.hasConversation) return;
    const { deadline } = turn.policy;
    const warning = Math.round(deadline * WARNING);
    let cancel = this.clock.after(warning, () => {
      this.journal.note(turn, 'slow', 'warn', `70% of its deadline of ${deadline} ms have passed`);
      cancel = this.clock.after(deadline - warning, () => this.answerInterim(turn));
    });
    turn.answer.onClose(() => cancel());
  }

  /** From here on the turn is late. */
  answerInterim(turn: Turn): void {
    if (!turn.answer.isOpen) return;
    const interim = this.interimOf(turn);
    this.calls.tell({ type: 'compiled', reply: interim }, turn.call);
    turn.answer.give(interim);
    this.journal.note(
      turn,
      'late',
      'log',
      `answered with ${interim === SILENCE ? 'nothing' : 'the placeholder'}, the reply follows`,
    );
  }

  /** What is answered instead of the reply: the placeholder, or nothing. */
  interimOf(turn: Turn): CompiledReply {
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
