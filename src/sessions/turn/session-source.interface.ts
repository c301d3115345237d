import type { ConversationKey } from '../../protocol/index.js';
import { TurnSession } from './turn-session.js';

/** Makes the sessions of turns. Making one loads nothing. */
export interface SessionSource {
  open(conversation: ConversationKey): TurnSession;
}

/** For contexts that a test makes by hand: the values live as long as the context. */
export const UNKEPT_SESSIONS: SessionSource = {
  open: () =>
    new TurnSession({
      load: () => Promise.resolve(undefined),
      save: () => Promise.resolve(),
      keepAlive: () => Promise.resolve(),
      date: () => Date.now(),
    }),
};
