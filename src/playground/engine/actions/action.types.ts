import type { JsonRecord } from '../../../common/index.js';
import type { EngineTurn } from '../turn.js';

/** The block whose actions are played. */
export interface PlayedBlock {
  readonly intentName: string;
}

export interface ActionContext {
  readonly turn: EngineTurn;
  /** None for commands inside a text: they run outside of any block. */
  readonly block?: PlayedBlock;
  /** Waits, and extends the turn by this time. */
  readonly pause: (ms: number) => Promise<void>;
  /** Does something later, after the turn, unless the engine is closed by then. */
  readonly later: (ms: number, work: () => void) => void;
}

/** `stop` ends the list of actions. */
export type ActionEnd = 'next' | 'stop';

/** Plays one action. It may write into the action: it is a copy. Throws EngineFailure where the real engine stalls. */
export type ActionHandler = (action: JsonRecord, context: ActionContext) => Promise<ActionEnd>;
