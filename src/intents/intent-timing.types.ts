import type { Reply, ReplyLike } from '../replies/index.js';
import type { IntentContext } from './intent-context.js';

/**
 * The order of a turn among the other turns of its conversation:
 * - `serial`: it waits for all earlier turns;
 * - `parallel`: it waits for none, and none waits for it;
 * - `latest`: serial, but it replaces an older `latest` turn that is waiting or running;
 * - `{ debounce }`: serial, but it starts only after no other debounced turn came for the given milliseconds; the last
 *   one runs, the earlier ones are dropped.
 */
export type TurnOrder = 'serial' | 'parallel' | 'latest' | { readonly debounce: number };

/**
 * The message that the user reads while a handler is late. A function is called when it is needed, for other languages.
 */
export type Placeholder = string | Reply | ((context: IntentContext) => ReplyLike);

/**
 * The message that the user sees if a handler fails: the static reply of the intent (`'static'`), a text, a reply, or
 * the result of a function of the error. Never show texts of the error itself: they may hold anything.
 */
export type OnFailure =
  | 'static'
  | (string & {})
  | Reply
  | ((error: unknown, context: IntentContext) => OnFailureResult | Promise<OnFailureResult>);

/** No value means the static reply. */
type OnFailureResult = ReplyLike | null | undefined | void;

/** The options of a handler's turns. Those left out are taken from the configuration. See docs/time.md. */
export interface IntentTiming {
  /**
   * Milliseconds after which the webhook is answered without the reply, which then follows through the messaging API.
   */
  deadline?: number;
  /** The answer at the deadline. Without one, the user sees nothing until the reply comes. */
  placeholder?: Placeholder;
  /** Timeout of the handler in milliseconds; then it counts as failed, and `ctx.signal` aborts. */
  timeout?: number;
  /** Default `serial`. */
  order?: TurnOrder;
  /** False: a duplicate call runs again. */
  duplicates?: boolean;
  /**
   * True: the webhook is answered at once, with nothing or the placeholder, and the handler runs as a job of the
   * outbox: at least once, over restarts and failures. Its replies follow through the messaging API. See docs/time.md.
   */
  durable?: boolean;
  /** Default `'static'`, or the application's provider of `ON_FAILURE`. */
  onFailure?: OnFailure;
}
