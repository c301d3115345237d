import type { Dialect } from '../../playground/index.js';
import type { RequestUser } from '../requests/index.js';

/** Who talks to the bot, and how. It stays so in the conversation until something else is said. */
export interface ConversationSettings {
  /** As the user's browser gives it: `it`, `en-US`. Default `en`. */
  readonly language?: string;
  /** `web` (default), `whatsapp`, `telegram`, … */
  readonly channel?: string;
  readonly user?: Readonly<RequestUser>;
  /** The test of a bot that is not published. */
  readonly draft?: boolean;
}

export interface TurnOptions extends ConversationSettings {
  /** How the webhook is called in this turn. Default `engine`. */
  readonly dialect?: Dialect;
}

export interface IntentTurnOptions extends TurnOptions {
  /** What the user said. Default: the command that runs the intent. */
  readonly text?: string;
}
