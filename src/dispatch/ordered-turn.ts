import type { OrderedTurn } from './order/index.js';
import type { Turn } from './turns/index.js';

/** Brings a turn to its end. */
export interface TurnRun {
  /** Never rejects. */
  run(turn: Turn): Promise<void>;
  supersede(turn: Turn): void;
}

/** A turn as the order of turns sees it. */
export function orderedTurn(turn: Turn, runner: TurnRun): OrderedTurn {
  return {
    conversation: turn.request.requestId,
    order: turn.policy.order,
    fromFlow: turn.fromFlow,
    get settlesAt() {
      return turn.answer.settlesAt;
    },
    run: () => runner.run(turn),
    supersede: () => runner.supersede(turn),
  };
}
