import type { Dialect } from '../../playground/index.js';
import type { RequestUser } from '../requests/index.js';

/** The user and the channel. The values stay until they are set again. */
export interface ConversationSettings {
  /** The language as the user's browser sends it: `it`, `en-US`. Default `en`. */
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
  /** The user's text. Default: the command that runs the intent. */
  readonly text?: string;
}
