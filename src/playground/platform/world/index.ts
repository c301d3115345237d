export type { ConversationEvent, ConversationListener, MessageDraft } from './conversation-event.types.js';
export { ASSIGNED, CLOSED_STATUS, EmulatedConversation, UNASSIGNED } from './emulated-conversation.js';
export { botThatHears, isVisibleToUser } from './who-sees.js';
export type { ConversationOptions, WorldLimits, WorldOptions } from './world-options.interface.js';
export { World } from './world.js';
