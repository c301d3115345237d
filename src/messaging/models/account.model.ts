import type { Secret } from '../../common/index.js';
import type { PlatformConversation } from './conversation.model.js';

/** One page of a project's conversations. */
export interface ConversationPage {
  requests: PlatformConversation[];
  /** The total number. */
  count?: number;
  /** The page size: 40 unless the query limits it. @see protocol.md 8 */
  perPage?: number;
  [field: string]: unknown;
}

/** A RESTHook: the platform posts an event to the target. @see protocol.md 7.1 */
export interface Subscription {
  _id: string;
  event: string;
  target: string;
  id_project?: string;
  /** The platform's `x-hook-secret`. Only known right after the creation. */
  secret?: Secret;
  [field: string]: unknown;
}
