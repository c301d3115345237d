import type { DepartmentTarget } from '../project/department-finder.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import type { MessageOptions } from './messages-api.js';

export interface SendOptions extends MessageOptions {
  /** `refuse`: throws a ConversationClosedError for a closed conversation. Costs one call. Default `proceed`. */
  ifClosed?: 'refuse' | 'proceed';
}

export interface HandOffOptions extends CallOptions {
  /** The department whose people take over. Default: the conversation's own, or else the default department. */
  department?: DepartmentTarget;
}
