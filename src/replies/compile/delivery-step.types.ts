import type { Message } from '../../protocol/index.js';
import type { BotTarget } from '../reply-part.types.js';

/** One call of the messaging API, or a wait between two, in the order in which they must happen. */
export type DeliveryStep =
  | { kind: 'message'; message: Message }
  | { kind: 'note'; text: string }
  | { kind: 'info'; text: string }
  | { kind: 'handOff' }
  | { kind: 'department'; name: string }
  | { kind: 'replaceBot'; bot: BotTarget; startBlock?: string }
  | { kind: 'close' }
  /** Flow variables, merged by the engine at the user's next message; null removes a variable. @see protocol.md 2.6 */
  | { kind: 'variables'; variables: Record<string, unknown> }
  /** A block of the current bot, by display name or `#<intent_id>`. */
  | { kind: 'block'; name: string; params?: Record<string, unknown> }
  | { kind: 'wait'; milliseconds: number };
