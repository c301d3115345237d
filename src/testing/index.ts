/** `pingstreams-fulfillment/testing`: the kit for tests of handlers. */

export { createTestBot } from './create-test-bot.js';
export type { TestBotOptions } from './test-bot-options.interface.js';
export { TestBot } from './test-bot.js';
export type { ProviderOverride, TestOverrides } from './app/index.js';
export {
  PostedCall,
  TestConversation,
  TestSession,
  TestTurn,
  type ConversationSettings,
  type IntentTurnOptions,
  type SentCall,
  type TestButton,
  type TestCard,
  type TestMessage,
  type TurnOptions,
  type WireAnswer,
} from './conversation/index.js';
export { TestUsageError } from './errors/index.js';
export type { TestPlatform } from './platform/index.js';
export { FakeClock, type TestTime } from './time/index.js';

// Requests that you send yourself
export { signRequest, type CallerProof, type PostOptions, type SignedRequest } from './http/index.js';
export {
  ENGINE_HEADERS,
  webhookRequest,
  type RequestBot,
  type RequestUser,
  type WebhookDialect,
  type WebhookRequestBody,
  type WebhookRequestOptions,
  type WebhookRequestPayload,
} from './requests/index.js';

// The bot
export { loadBotExport, type BotExport } from '../bot-export/index.js';

// Turns and their parts
export {
  assertTurn,
  fulfillmentMatchers,
  type FulfillmentMatchers,
  type TextExpectation,
} from './matchers/index.js';
