import type { FulfillmentConfig } from '../../config/index.js';
import { DirectLateReplies } from './direct-late-replies.service.js';
import type { LateReplies } from './late-replies.js';
import { OutboxLateReplies } from './outbox-late-replies.service.js';

/** The late replies of the configuration: LATE_REPLIES. */
export function lateRepliesOf({ lateReplies }: FulfillmentConfig): LateReplies {
  return lateReplies === 'outbox' ? new OutboxLateReplies() : new DirectLateReplies();
}
