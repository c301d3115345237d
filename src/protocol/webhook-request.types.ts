import type { Secret } from '../common/index.js';

/**
 * The body of a webhook request as received, except for credentials: the conversation token, a bot's secret, its
 * globals and the webhook's URL are wrapped in a {@link Secret} wherever the platform puts them. Unknown fields are
 * kept. Any field may be missing: see protocol.md 1.3-1.6.
 */
export interface WebhookRequest {
  token: Secret;
  payload: WebhookPayload;
  variables?: Record<string, unknown>;
  [field: string]: unknown;
}

export interface WebhookPayload {
  intent: WebhookIntent;
  message?: WebhookMessage;
  bot?: WebhookBot;
  botId?: string;
  /** The static reply, from the old engine only. @see protocol.md 1.9 */
  text?: string;
  [field: string]: unknown;
}

export interface WebhookIntent {
  intent_display_name?: string;
  intent_id?: string;
  answer?: unknown;
  actions?: unknown;
  attributes?: unknown;
  [field: string]: unknown;
}

export interface WebhookBot {
  _id?: string;
  root_id?: string;
  name?: string;
  id_project?: string;
  project_id?: string;
  language?: string;
  [field: string]: unknown;
}

export interface WebhookMessage {
  _id?: string;
  sender?: string;
  senderFullname?: string;
  recipient?: string;
  text?: string;
  type?: string;
  language?: string;
  id_project?: string;
  channel?: unknown;
  attributes?: unknown;
  request?: WebhookConversation;
  [field: string]: unknown;
}

/** The conversation, which the platform calls a request. */
export interface WebhookConversation {
  request_id?: string;
  id_project?: string;
  language?: string;
  draft?: boolean;
  participants?: unknown;
  lead?: unknown;
  department?: unknown;
  channel?: unknown;
  [field: string]: unknown;
}
