import type { BotGateway } from '../../playground/index.js';
import type { Sessions } from '../../sessions/index.js';
import type { Activity } from '../time/index.js';
import type { TurnLog } from './turn-log.js';

/** The state that all conversations of one test share. */
export interface ConversationWorld {
  readonly gateway: BotGateway;
  readonly log: TurnLog;
  readonly activity: Activity;
  readonly sessions: Sessions;
}
