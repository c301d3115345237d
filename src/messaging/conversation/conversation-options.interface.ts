import type { DepartmentTarget } from '../project/department-finder.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import type { MessageOptions } from './message-sender.js';

export interface SendOptions extends MessageOptions {
  /** `refuse`: a closed conversation is left in peace, with a ConversationClosedError. Costs a call. Default `proceed`. */
  ifClosed?: 'refuse' | 'proceed';
}

export interface HandOffOptions extends CallOptions {
  /** The department whose people take over; otherwise the conversation's own, or the default one. */
  department?: DepartmentTarget;
}
