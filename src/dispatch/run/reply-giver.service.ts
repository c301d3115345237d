import { Injectable } from '@nestjs/common';
import { Calls } from '../../calls/index.js';
import { Clock, isA } from '../../common/index.js';
import { MessagingError } from '../../messaging/index.js';
import { compileReply, type Reply } from '../../replies/index.js';
import { ReplyUndeliveredError } from '../errors/index.js';
import { LateReplies } from '../late/index.js';
import { TurnJournal, type Turn } from '../turns/index.js';
import { ForgottenValues } from './forgotten-values.service.js';

/** Lets a reply out by the way that is left: the webhook's answer, or the messaging API once that was given. */
@Injectable()
export class ReplyGiver {
  constructor(
    private readonly clock: Clock,
    private readonly lateReplies: LateReplies,
    private readonly journal: TurnJournal,
    private readonly calls: Calls,
    private readonly forgotten: ForgottenValues,
  ) {}

  /**
   * Waits for nobody as long as the webhook's answer is open.
   *
   * @throws InvalidReplyError, ReplyUndeliveredError
   */
  give(turn: Turn, reply: Reply): void | Promise<void> {
    if (!turn.answer.isOpen) return this.giveLate(turn, reply);
    const compiled = compileReply(reply, turn.replyContext);
    this.forgotten.look(turn, reply);
    this.calls.tell({ type: 'compiled', reply: compiled }, turn.call);
    turn.answer.give(compiled);
    this.journal.note(turn, compiled.kind);
  }

  private async giveLate(turn: Turn, reply: Reply): Promise<void> {
    await this.deliver(turn, reply);
    this.journal.note(turn, 'delivered');
  }

  /**
   * The platform shows the answer by a call of its own, after it got it; what is sent at once would overtake it.
   *
   * @throws InvalidReplyError, ReplyUndeliveredError; the end of the turn, unless it is the failure that is told here
   */
  async deliver(turn: Turn, reply: Reply): Promise<void> {
    const lateReplies = turn.lateReplies ?? this.lateReplies;
    this.forgotten.look(turn, reply);
    const isOrdered = lateReplies.keepsOrder === true && turn.shownAnswer.place !== undefined;
    if (!isOrdered) await this.clock.until(turn.answer.settlesAt);
    if (turn.ended !== undefined && !turn.failed) throw turn.ended;
    try {
      await lateReplies.deliver(turn, reply);
    } catch (error) {
      throw isA(error, MessagingError) ? new ReplyUndeliveredError(error) : error;
    }
  }
}
