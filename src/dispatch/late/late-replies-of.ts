import type { FulfillmentConfig } from '../../config/index.js';
import { DirectLateReplies } from './direct-late-replies.service.js';
import type { LateReplies } from './late-replies.js';
import { OutboxLateReplies } from './outbox-late-replies.service.js';

/** The way of late replies that the configuration asks for. */
export function lateRepliesOf({ lateReplies }: FulfillmentConfig): LateReplies {
  return lateReplies === 'outbox' ? new OutboxLateReplies() : new DirectLateReplies();
}
