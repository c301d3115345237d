export { ChatbotEngine, type ChatbotEngineOptions, type Envelope } from './chatbot-engine.js';
export type { EngineEvent, EngineEventDetails, EngineObserver, EngineVerdict } from './engine-event.types.js';
export { credentialsOf, hideCredentials } from './hide-credentials.js';
export type {
  EngineHost,
  HostBotTarget,
  HostConversation,
  HostDepartment,
} from './host/engine-host.interface.js';
export { BotGateway, type BotGatewayOptions } from './host/bot-gateway.js';
export { RestHost, type RestAnswer, type RestCall, type RestTransport } from './host/rest-host.js';
export type { EngineIntentMatch, IntentMatcher, MatchReason } from './intents/intent-matcher.interface.js';
export { PhraseMatcher } from './intents/phrase-matcher.js';
export { PublishedBot, type PublishOptions } from './intents/published-bot.js';
export type { EngineTimer } from './under-way.js';
export type { MemorySnapshot } from './state/conversation-memory.js';
export { PLATFORM_VARIABLES } from './state/variable-names.js';
export type { SayOptions } from './user-message.js';
export { HttpWebhookCaller } from './webhook/http-webhook-caller.js';
export { readAnswer } from './webhook/read-answer.js';
export type { Dialect } from './webhook/request-body.js';
export type {
  AnswerHeaders,
  WebhookCall,
  WebhookCaller,
  WebhookResult,
} from './webhook/webhook-caller.interface.js';
