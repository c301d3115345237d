export type { ConversationPage, Subscription } from './account.model.js';
export {
  CLOSED,
  type ConversationStatus,
  type ConversationTag,
  type PlatformConversation,
} from './conversation.model.js';
export type { Department } from './department.model.js';
export type { Lead } from './lead.model.js';
export type { StoredMessage } from './message.model.js';
export type {
  AvailableAgent,
  Bot,
  EmailReceipt,
  OpeningState,
  PlatformEvent,
  ProjectTag,
  Teammate,
} from './project.model.js';
