export * from './errors/index.js';
export type * from './models/index.js';
export type { ConversationQuery } from './account/conversation-query.js';
export { PingstreamsProject, type NewConversation } from './account/pingstreams-project.js';
export { Pingstreams } from './account/pingstreams.service.js';
export type { Subscriptions } from './account/subscriptions.js';
export type { ConversationRef, ConversationReference } from './conversation/conversation-ref.interface.js';
export type {
  LaterSender,
  OutboxReceipt,
  SendLaterOptions,
  SubmitOptions,
} from './conversation/later-sender.interface.js';
export type { HandOffOptions, SendOptions } from './conversation/conversation-options.interface.js';
export { Conversation } from './conversation/conversation.js';
export type { LeadHandle, LeadUpdate } from './conversation/lead-handle.js';
export type { MessageOptions } from './conversation/messages-api.js';
export type { ClosedOptions, ParticipantTarget, ReplaceBotOptions } from './conversation/participants-api.js';
export type { ConversationUpdate, Priority, TagInput } from './conversation/record-api.js';
export type { MessagingInterceptor, OutgoingCall } from './messaging-interceptor.interface.js';
export type {
  CircuitBreakerOptions,
  MessagingOptions,
  PlatformFetch,
  PlatformPause,
  ClientCertificate,
  ProjectCredentials,
  ProxyOptions,
  ProjectDirectory,
  ProjectOptions,
  RateLimitOptions,
} from './messaging-options.interface.js';
export { MESSAGING_OPTIONS } from './messaging.constants.js';
export { MessagingModule } from './messaging.module.js';
export { MessagingService, type MessagingStatus } from './messaging.service.js';
export type { PlatformAnswer } from './operations/operation.interface.js';
export type { DepartmentTarget } from './project/department-finder.js';
export type {
  AvailableAgentsOptions,
  EmailContent,
  OpeningOptions,
  ProjectHandle,
} from './project/project-handle.js';
export { CircuitBreakers, type CircuitStateName, type CircuitStatus } from './transport/circuit-breakers.js';
export { MessagingSettings } from './transport/messaging-settings.js';
export { ProjectGate } from './transport/project-gate.js';
export type { CallOptions } from './transport/platform-client.service.js';
export { ShownAnswer, type AnswerPlace } from './conversation/shown-answer.js';
