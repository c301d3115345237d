/** The public API. What is not named here may change in any release. */

// Start
export { bootstrap, createFulfillmentApp, type BootstrapOptions } from './bootstrap/index.js';
export { FulfillmentModule } from './fulfillment.module.js';

// Handlers
export {
  Fallback,
  getIntentContext,
  Intent,
  IntentContext,
  Intents,
  isFulfillmentContext,
  type HandlerResult,
  type IntentHandler,
  type IntentName,
  type IntentOptions,
  type IntentScope,
} from './intents/index.js';

// Parameters of handlers
export {
  Channel,
  Context,
  CurrentBot,
  CurrentConversation,
  CurrentUser,
  IntentParam,
  Language,
  Locale,
  MatchedIntent,
  StaticReply,
  UserText,
} from './intents/index.js';

// Replies
export { Button, Reply, ReplyError, InvalidReplyError, type ReplyLike } from './replies/index.js';

// Messaging
export { Conversation, MessagingModule, MessagingService } from './messaging/index.js';

// Configuration
export {
  ConfigModule,
  FulfillmentConfig,
  TrustProxy,
  type EnvFileOptions,
  type FulfillmentOptions,
} from './config/index.js';
export { Secret } from './common/index.js';

// Errors
export { FulfillmentError } from './common/index.js';
export { ConfigError, type ConfigProblem } from './config/index.js';
export { HandlerFailedError, UnknownIntentError } from './dispatch/index.js';
export { InvalidHandlersError } from './intents/index.js';
export { InvalidWebhookRequestError } from './protocol/index.js';
export { WebhookError } from './webhook/index.js';

// The wire
export type * from './protocol/response.types.js';
export type {
  WebhookBot,
  WebhookConversation,
  WebhookIntent,
  WebhookMessage,
  WebhookPayload,
  WebhookRequest,
} from './protocol/index.js';
export type { BotRef, DepartmentRef, IntentRef, UserRef } from './protocol/index.js';
