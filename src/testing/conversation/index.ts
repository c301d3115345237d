export type { ConversationWorld } from './conversation-world.interface.js';
export { PostedCall } from './posted-call.js';
export { TestConversation } from './test-conversation.js';
export type { TestButton, TestCard, TestMessage } from './test-message.js';
export { TestSession } from './test-session.js';
export { TestTurn } from './test-turn.js';
export { TurnLog } from './turn-log.js';
export type { ConversationSettings, IntentTurnOptions, TurnOptions } from './turn-options.interface.js';
export { TurnRecord, type SentCall, type WireAnswer } from './turn-record.js';
