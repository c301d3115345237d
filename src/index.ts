/** The public API. Names that are not listed here may change in any release. */
import './refuse-old-node.js';

// Start
export { bootstrap, createFulfillmentApp, type BootstrapOptions } from './bootstrap/index.js';
export { FulfillmentModule } from './fulfillment.module.js';
export { Lifecycle, type LifecycleState } from './lifecycle/index.js';
export type { FulfillmentModuleOptions, ServiceMessagingOptions } from './fulfillment.module-definition.js';

// Handlers
export {
  Fallback,
  getIntentContext,
  Intent,
  IntentContext,
  Intents,
  isFulfillmentContext,
  RequiresAuthenticatedUser,
  SharedHandler,
  type Denial,
  type Globals,
  type HandlerDecorator,
  type HandlerResult,
  type IntentHandler,
  type IntentName,
  type IntentOptions,
  type IntentParamsOf,
  type IntentScope,
  type IntentTiming,
  type KnownIntentName,
  type KnownIntents,
  type OnFailure,
  type Placeholder,
  type TurnOrder,
} from './intents/index.js';

// Time, order and failure
export {
  handOff,
  LateReplies,
  ON_FAILURE,
  streamText,
  TurnJournal,
  type LateTurn,
  type StreamTextOptions,
} from './dispatch/index.js';

// Parameters of handlers
export {
  Channel,
  CurrentContext,
  CurrentBot,
  CurrentConversation,
  CurrentSession,
  CurrentUser,
  IntentParam,
  Language,
  Locale,
  MatchedIntent,
  Params,
  StaticReply,
  UserText,
} from './intents/index.js';

// Replies
export {
  Button,
  Card,
  literalText,
  Translations,
  TranslationsModule,
  Reply,
  toReply,
  type BotTarget,
  type ButtonOptions,
  type CaptionOptions,
  type CardOptions,
  type EchoButtonOptions,
  type FileOptions,
  type ImageOptions,
  type IntentParams,
  type ReplyLike,
  type ReplyTemplate,
  type SizeOptions,
  type Translate,
  type TranslationArgs,
  type TranslationArgsOf,
  type TranslationValue,
  type TranslationsOptions,
  type UrlButtonOptions,
} from './replies/index.js';

// Messaging
export {
  Conversation,
  MessagingModule,
  MessagingService,
  Pingstreams,
  PingstreamsProject,
  type AvailableAgentsOptions,
  type CallOptions,
  type CircuitBreakerOptions,
  type CircuitStateName,
  type CircuitStatus,
  type ClosedOptions,
  type ConversationQuery,
  type ConversationRef,
  type ConversationReference,
  type ConversationUpdate,
  type DepartmentTarget,
  type EmailContent,
  type HandOffOptions,
  type LeadHandle,
  type LeadUpdate,
  type MessageOptions,
  type MessagingInterceptor,
  type MessagingOptions,
  type MessagingStatus,
  type NewConversation,
  type OpeningOptions,
  type OutgoingCall,
  type ParticipantTarget,
  type PlatformAnswer,
  type PlatformFetch,
  type Priority,
  type ClientCertificate,
  type ProjectCredentials,
  type ProxyOptions,
  type ProjectDirectory,
  type ProjectOptions,
  type ProjectHandle,
  type RateLimitOptions,
  type ReplaceBotOptions,
  type SendOptions,
  type Subscriptions,
  type TagInput,
} from './messaging/index.js';
export type * from './messaging/models/index.js';

// Sessions
export {
  SessionKey,
  Sessions,
  type SaveSessionOptions,
  type Session,
  type SessionKeyConstructor,
  type SessionKeyOptions,
  type SessionRecord,
  type SessionStore,
} from './sessions/index.js';

// Configuration
export {
  FulfillmentConfigModule,
  FulfillmentConfig,
  ProjectRegistry,
  TrustProxy,
  type EnvFileOptions,
  type FulfillmentOptions,
  type OwnedSecret,
  type ProjectAccount,
  type ProjectSettings,
} from './config/index.js';
export { redact, redactText, Secret, type RedactOptions } from './common/index.js';

// Errors
export { FulfillmentError } from './common/index.js';
export { ConfigError, UnlistedProjectError, type ConfigProblem } from './config/index.js';
export {
  HandlerFailedError,
  HandlerTimeoutError,
  ReplyUndeliveredError,
  ShuttingDownError,
  TooManyTurnsError,
  TurnSupersededError,
  UnknownIntentError,
} from './dispatch/index.js';
export { ExtensionsError } from './extensions/index.js';
export { RequestBodyError } from './http/index.js';
export { InvalidHandlersError } from './intents/index.js';
export { InvalidReplyError, ReplyError, TranslationsError, UnknownTextError } from './replies/index.js';
export * from './messaging/errors/index.js';
export { InvalidWebhookRequestError } from './protocol/index.js';
export { WebhookError, WorkerUnavailableError } from './webhook/index.js';
export * from './outbox/errors/index.js';
export * from './sessions/errors/index.js';

// Callers
export {
  Refusals,
  VerifiesCallers,
  type CallerVerifier,
  type IncomingBody,
  type IncomingCall,
  type Verdict,
} from './webhook/index.js';

// Outbox
export {
  OutboxModule,
  OutboxService,
  type DeadLetter,
  type DeadLetterFilter,
  type OutboxOptions,
  type FailureReason,
  type JobKindOptions,
  type JobProcessor,
  type OutboxJob,
  type OutboxStats,
} from './outbox/index.js';

// Events of webhook calls
export {
  Call,
  currentCall,
  ObservesCalls,
  type CallEvent,
  type CallObserver,
  type MatchedBy,
  type PlatformCallEvent,
  type SessionEvent,
  type SessionOperation,
  type TurnOutcome,
} from './calls/index.js';

// Operations
export { MetricsService, OperationsModule, TracingPackageMissingError } from './observability/index.js';

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
export type {
  BotRef,
  ConversationKey,
  ConversationParts,
  DepartmentRef,
  IntentRef,
  UserClaims,
  UserRef,
} from './protocol/index.js';
