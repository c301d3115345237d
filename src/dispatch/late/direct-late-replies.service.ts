import { Injectable } from '@nestjs/common';
import type { Reply } from '../../replies/index.js';
import { LateReplies, type LateTurn } from './late-replies.js';

/** Sends late replies at once. What the platform does not take, or a crash interrupts, is lost. */
@Injectable()
export class DirectLateReplies extends LateReplies {
  override readonly keepsOrder = true;
  private readonly known = new WeakSet<LateTurn>();

  /** Looks once a turn whether somebody has closed the conversation meanwhile. @see protocol.md 4.4 */
  async deliver(turn: LateTurn, reply: Reply): Promise<void> {
    await turn.conversation.send(reply, { ifClosed: this.known.has(turn) ? 'proceed' : 'refuse' });
    this.known.add(turn);
  }
}
