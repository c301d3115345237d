import type { TurnOrder } from '../intents/index.js';
import type { ConversationKey } from '../protocol/index.js';
import type { OrderedTurn } from './order/index.js';
import type { Turn } from './turns/index.js';

/** Brings a turn to its end. */
export interface TurnRun {
  /** Never rejects. */
  run(turn: Turn): Promise<void>;
  supersede(turn: Turn): void;
}

/**
 * A turn as the order of turns sees it. A class, and no object with a getter of its own: V8 gives each of those a shape
 * of its own, outside the young generation, and the shape keeps what the getter sees, here the whole request, until the
 * next full collection.
 */
export class TurnInOrder implements OrderedTurn {
  constructor(
    private readonly turn: Turn,
    private readonly runner: TurnRun,
  ) {}

  get conversation(): ConversationKey {
    return this.turn.request.conversationKey;
  }

  get order(): TurnOrder {
    return this.turn.policy.order;
  }

  get fromFlow(): boolean {
    return this.turn.fromFlow;
  }

  get settlesAt(): number {
    return this.turn.answer.settlesAt;
  }

  run(): Promise<void> {
    return this.turn.inContext(() => this.runner.run(this.turn));
  }

  supersede(): void {
    this.turn.inContext(() => this.runner.supersede(this.turn));
  }
}
