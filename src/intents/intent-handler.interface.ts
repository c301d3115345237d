import type { Observable } from 'rxjs';
import type { ReplyLike } from '../replies/index.js';
import type { WebhookResponse } from '../protocol/index.js';
import type { IntentContext } from './intent-context.js';

/** The values that a handler may return; no value means the static reply of the intent. */
export type HandlerResult = ReplyLike | WebhookResponse | void | undefined | null;

/** The return type of a handler's method. */
export type HandlerReturn =
  HandlerResult | Promise<HandlerResult> | AsyncIterable<ReplyLike> | Observable<HandlerResult>;

/**
 * A class decorated with `@Intent` or `@Fallback`. The result of `handle` is the reply: a string, a `Reply`, a list of
 * them, nothing (the static reply), or an `async *` generator that yields them.
 *
 * @publicApi
 */
export interface IntentHandler {
  handle(ctx: IntentContext, ...injected: never[]): HandlerReturn;
}
