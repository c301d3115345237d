import { Injectable } from '@nestjs/common';
import { Clock, isA } from '../../common/index.js';
import { MessagingError } from '../../messaging/index.js';
import type { Reply } from '../../replies/index.js';
import { ReplyUndeliveredError } from '../errors/index.js';
import { LateReplies } from '../late/index.js';
import { ForgottenValues, type Turn } from '../turns/index.js';

/** Sends replies of a turn whose webhook call has been answered. */
@Injectable()
export class LateDelivery {
  constructor(
    private readonly clock: Clock,
    private readonly lateReplies: LateReplies,
    private readonly forgotten: ForgottenValues,
  ) {}

  /**
   * Sends the reply of the handler.
   *
   * @throws the same as {@link deliver}
   */
  async send(turn: Turn, reply: Reply): Promise<void> {
    await this.deliver(turn, reply);
    turn.outcome('delivered');
  }

  /**
   * Delivers one message of a stream, or of a failure policy. First it waits until the platform has shown the webhook's
   * answer, which the platform stores in a separate request: a message sent immediately would overtake it.
   *
   * @throws InvalidReplyError, ReplyUndeliveredError; the reason of the end of the turn, unless the turn failed
   */
  async deliver(turn: Turn, reply: Reply): Promise<void> {
    const lateReplies = turn.lateReplies ?? this.lateReplies;
    this.forgotten.look(turn, reply);
    const isOrdered = lateReplies.keepsOrder === true && turn.shownAnswer.place !== undefined;
    if (!isOrdered) await this.clock.until(turn.settlesAt);
    if (turn.ended !== undefined && !turn.failed) throw turn.ended;
    try {
      await lateReplies.deliver(turn, reply);
    } catch (error) {
      throw isA(error, MessagingError) ? new ReplyUndeliveredError(error) : error;
    }
  }
}
