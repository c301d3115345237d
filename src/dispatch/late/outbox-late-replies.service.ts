import { Injectable } from '@nestjs/common';
import { isA } from '../../common/index.js';
import { OutboxFullError, OutboxUnavailableError } from '../../outbox/index.js';
import type { Reply } from '../../replies/index.js';
import { ReplyUndeliveredError } from '../errors/index.js';
import { LateReplies, type LateTurn } from './late-replies.js';

/** Writes late replies to the outbox, which delivers them in order. A reply is accepted when it is written. */
@Injectable()
export class OutboxLateReplies extends LateReplies {
  override readonly keepsOrder = true;

  async deliver({ conversation }: LateTurn, reply: Reply): Promise<void> {
    try {
      await conversation.sendLater(reply, { ifClosed: 'refuse' });
    } catch (error) {
      const isRefused = isA(error, OutboxFullError) || isA(error, OutboxUnavailableError);
      throw isRefused ? new ReplyUndeliveredError(error) : error;
    }
  }
}
