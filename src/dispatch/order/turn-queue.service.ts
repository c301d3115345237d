import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { ConversationKey } from '../../protocol/index.js';
import { TooManyTurnsError } from '../errors/index.js';
import { Lane, type OrderedTurn } from './lane.js';
import { Settling } from './settling.js';

/**
 * Runs the turns of one conversation one after another. The platform does not: it calls the webhook for two quick
 * messages at once, and the two replies overtake each other. The number of turns is bounded, per conversation and in
 * total. A conversation without an open turn takes no memory once its last reply is shown. @see protocol.md 8
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

  /** Conversations that the queue keeps in memory. */
  get conversations(): number {
    return this.lanes.size + this.settling.size;
  }

  /**
   * Every turn that has entered must {@link leave}.
   *
   * @returns undefined if the turn may run now, else a promise that resolves when it may: true, or false if a newer turn
   *   has superseded it
   * @throws TooManyTurnsError and the turn has not entered
   */
  enter(turn: OrderedTurn): Promise<boolean> | undefined {
    if (this.open >= this.config.maxOpenTurns) throw new TooManyTurnsError('service');
    const ready = turn.order === 'parallel' ? undefined : this.laneOf(turn.conversationKey).enter(turn);
    this.open += 1;
    return ready;
  }

  /** The turn is over: the next one of its conversation may run. */
  leave(turn: OrderedTurn): void {
    this.open -= 1;
    if (turn.order === 'parallel') return;
    const { conversationKey } = turn;
    const lane = this.lanes.get(conversationKey);
    if (lane === undefined) return;
    lane.leave(turn);
    if (!lane.isEmpty) return;
    this.lanes.delete(conversationKey);
    this.settling.add(conversationKey, lane.settlesAt);
  }

  private laneOf(conversation: ConversationKey): Lane {
    let lane = this.lanes.get(conversation);
    if (lane === undefined) {
      lane = new Lane(this.clock, this.config.maxWaitingTurns, this.settling.take(conversation));
      this.lanes.set(conversation, lane);
    }
    return lane;
  }
}
