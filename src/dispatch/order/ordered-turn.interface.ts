import type { TurnOrder } from '../../intents/index.js';
import type { ConversationKey } from '../../protocol/index.js';

/** What the order of turns needs to know of one. */
export interface OrderedTurn {
  /** Turns with the same one are ordered; others do not know of each other. */
  readonly conversation: ConversationKey;
  readonly order: TurnOrder;
  /** The flow itself made the call, so whatever was answered before it is shown already. */
  readonly fromFlow: boolean;
  /** Asked when the turn is over: the time until which its answer may not be shown yet. */
  readonly settlesAt: number;
  /** Resolves when the turn is over, whatever became of it. Never rejects. */
  run(): Promise<void>;
  /** A newer turn has taken its place: it is not run, or its run is over soon. */
  supersede(): void;
}
