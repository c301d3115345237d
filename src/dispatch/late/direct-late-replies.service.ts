import { Injectable } from '@nestjs/common';
import type { Reply } from '../../replies/index.js';
import { LateReplies, type LateTurn } from './late-replies.js';
import { resolvedReply } from './resolved-reply.js';

/** Sends late replies at once. What the platform does not take, or a crash interrupts, is lost. */
@Injectable()
export class DirectLateReplies extends LateReplies {
  async deliver({ conversation, replyContext }: LateTurn, reply: Reply): Promise<void> {
    await conversation.send(resolvedReply(reply, replyContext));
  }
}
