export type * from './response.types.js';
export type * from './webhook-request.types.js';
export type {
  BotRef,
  DepartmentRef,
  DesignedReply,
  IntentRef,
  IntentRequest,
  UserClaims,
  UserRef,
} from './intent-request.js';
export { claimedIdentity, type ClaimedIdentity } from './claimed-identity.js';
export {
  conversationKey,
  keyWithin,
  projectOf,
  type ConversationKey,
  type ConversationParts,
} from './conversation-key.js';
export { channelName, WIDGET_CHANNEL } from './channels.js';
export { explicitIntent, type ExplicitIntent } from './explicit-intent.js';
export {
  INTERNAL_SENDER,
  isAutomationRequestId,
  isBotParticipantId,
  projectInRequestId,
  toBotId,
  toBotParticipantId,
  MESSAGE_KEY_ATTRIBUTE,
} from './ids.js';
export {
  buttonsOf,
  cardsOf,
  ownButtonsOf,
  shownMessages,
  shownText,
  shownTexts,
  type ShownMessage,
  type WireMessage,
} from './message-reader.js';
export { ENGINE_HEADERS, WEBHOOK_HEADERS } from './engine-headers.js';
export { MESSAGE_TYPES, type MessageType } from './message-types.js';
export { messageVariables } from './message-variables.js';
export { isFromFlow } from './senders.js';
export { textAt } from './tolerance.js';
export { parseLanguage } from './language.js';
export type { DefaultLanguage } from './normalise.js';
export { InvalidWebhookRequestError } from './invalid-webhook-request.error.js';
export { readTokenClaims, type TokenClaims } from './token-claims.js';
export { revealSecrets } from './reveal-secrets.js';
export { readWebhookRequest } from './read-webhook-request.js';
export type { EngineVariable } from './engine-variables.types.js';
