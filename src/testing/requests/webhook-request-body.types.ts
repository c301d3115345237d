/** The body of a webhook request, ready for `JSON.stringify` and open to any change that a test wants. */
export interface WebhookRequestBody {
  payload: WebhookRequestPayload;
  token: string;
  /** Absent in the page's dialect. */
  variables?: Record<string, unknown>;
  [field: string]: unknown;
}

export interface WebhookRequestPayload {
  botId?: string;
  bot: Record<string, unknown>;
  message: Record<string, unknown> & { request: Record<string, unknown> };
  intent: Record<string, unknown>;
  [field: string]: unknown;
}
