import { Injectable } from '@nestjs/common';
import type { Reply } from '../../replies/index.js';
import { LateReplies, type LateTurn } from './late-replies.js';

/** Sends late replies at once. A reply that the platform rejects, or that a crash interrupts, is lost. */
@Injectable()
export class DirectLateReplies extends LateReplies {
  override readonly keepsOrder = true;
  private readonly known = new WeakSet<LateTurn>();

  /** Checks once per turn whether the conversation has been closed. @see protocol.md 4.4 */
  async deliver(turn: LateTurn, reply: Reply): Promise<void> {
    await turn.conversation.send(reply, { ifClosed: this.known.has(turn) ? 'proceed' : 'refuse' });
    this.known.add(turn);
  }
}
