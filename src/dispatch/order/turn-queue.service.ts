import { Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import { Clock } from '../../common/index.js';
import type { ConversationKey } from '../../protocol/index.js';
import { TooManyTurnsError } from '../errors/index.js';
import { Lane } from './lane.js';
import type { OrderedTurn } from './ordered-turn.interface.js';
import { Settling } from './settling.js';

/**
 * Lets the turns of a conversation run one after another, which the platform does not: two quick messages call the
 * webhook at once, and their replies overtake each other. Bounded, by conversation and in all; a conversation with
 * nothing under way costs nothing. @see protocol.md 8
 */
@Injectable()
export class TurnQueue {
  private readonly lanes = new Map<ConversationKey, Lane>();
  private readonly settling: Settling;
  private open = 0;

  constructor(
    private readonly clock: Clock,
    private readonly config: FulfillmentConfig,
  ) {
    this.settling = new Settling(clock);
  }

  /** Turns that wait, run or are being delivered. */
  get openTurns(): number {
    return this.open;
  }

  /** Conversations that are remembered. */
  get conversations(): number {
    return this.lanes.size + this.settling.size;
  }

  /**
   * @param onOver runs when the turn is over, never before this returns: it ran, or a newer one took its place
   * @throws TooManyTurnsError, and the turn is forgotten
   */
  admit(turn: OrderedTurn, onOver: () => void): void {
    if (this.open >= this.config.maxOpenTurns) throw new TooManyTurnsError('service');
    const over = (): void => {
      this.open -= 1;
      onOver();
    };
    if (turn.order === 'parallel') void turn.run().then(over);
    else this.laneOf(turn.conversation).enter(turn, over);
    this.open += 1;
  }

  private laneOf(conversation: ConversationKey): Lane {
    let lane = this.lanes.get(conversation);
    if (lane === undefined) {
      const settlesAt = this.settling.take(conversation);
      lane = new Lane(this.clock, this.config.maxWaitingTurns, settlesAt, (until) => {
        this.lanes.delete(conversation);
        this.settling.add(conversation, until);
      });
      this.lanes.set(conversation, lane);
    }
    return lane;
  }
}
