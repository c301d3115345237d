import type { Secret } from '../../common/index.js';
import type { PlatformConversation } from './conversation.model.js';

/** One page of a project's conversations. */
export interface ConversationPage {
  requests: PlatformConversation[];
  /** How many there are in all. */
  count?: number;
  /** The size of a page: 40 unless the query says less. @see protocol.md 8 */
  perPage?: number;
  [field: string]: unknown;
}

/** A RESTHook: the platform posts an event to the target. @see protocol.md 7.1 */
export interface Subscription {
  _id: string;
  event: string;
  target: string;
  id_project?: string;
  /** What the platform sends as `x-hook-secret`. Known right after the creation. */
  secret?: Secret;
  [field: string]: unknown;
}
