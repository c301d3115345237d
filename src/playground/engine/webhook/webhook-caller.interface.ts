import type { JsonRecord, Secret } from '../../../common/index.js';

/** One call of the bot's webhook, as it leaves the engine. */
export interface WebhookCall {
  /** May hold a secret of the service, or credentials. */
  readonly url: Secret;
  readonly headers: Readonly<Record<string, string>>;
  /** Holds the conversation token and the bot's secret. Do not print it. */
  readonly body: JsonRecord;
}

/**
 * The result of a call:
 *
 * - `answered`: a 2xx, with its body as the engine reads it: JSON if it can be parsed, with any content type, otherwise
 *   the text
 * - `refused`: another status, or a body that was truncated or could not be decompressed
 * - `unreachable`: no HTTP response
 */
export type WebhookResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: AnswerHeaders;
      readonly data: unknown;
    }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly headers: AnswerHeaders;
      readonly data: unknown;
    }
  | { readonly kind: 'unreachable'; readonly reason: string };

export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The engine's connection to the webhook: over HTTP, or directly to a service of the same process. */
export interface WebhookCaller {
  call(call: WebhookCall): Promise<WebhookResult>;
}
