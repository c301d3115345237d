import type { Reply, ReplyLike } from '../replies/index.js';
import type { IntentContext } from './intent-context.js';

/**
 * How a turn stands to the other turns of its conversation:
 * - `serial`: it waits for all before it;
 * - `parallel`: it waits for none, and none waits for it;
 * - `latest`: serial, but an older turn that is `latest` too, waiting or running, is dropped for it;
 * - `{ debounce }`: serial, but it starts only when no other debounced turn came for so many milliseconds; the last
 *   one runs, those before it are dropped.
 */
export type TurnOrder = 'serial' | 'parallel' | 'latest' | { readonly debounce: number };

/** What the user reads while a handler is late. A function is asked for it when it is needed: for other languages. */
export type Placeholder = string | Reply | ((context: IntentContext) => ReplyLike);

/**
 * What the user sees when a handler fails: the reply designed for the intent (`'static'`), these words, this reply, or
 * what the function makes of the error. Words of the error itself must never be shown: they may hold anything.
 */
export type OnFailure =
  | 'static'
  | (string & {})
  | Reply
  | ((error: unknown, context: IntentContext) => OnFailureResult | Promise<OnFailureResult>);

/** Nothing stands for the designed reply. */
type OnFailureResult = ReplyLike | null | undefined | void;

/** What holds for the turns of a handler. What is left out is as the configuration says. See docs/time.md. */
export interface IntentTiming {
  /** Milliseconds after which the webhook is answered without the reply, which then follows by the messaging API. */
  deadline?: number;
  /** What is answered at the deadline. Without one the user sees nothing until the reply comes. */
  placeholder?: Placeholder;
  /** Milliseconds that the handler may run at all; then it counts as failed, and `ctx.signal` aborts. */
  timeout?: number;
  /** Default `serial`. */
  order?: TurnOrder;
  /** False: a call that comes twice runs twice. */
  duplicates?: boolean;
  /**
   * True: the webhook is answered at once, with nothing or the placeholder, and the handler runs as a job of the outbox:
   * at least once, over restarts and failures. Its replies follow by the messaging API. See docs/time.md.
   */
  durable?: boolean;
  /** Default `'static'`, or what the application provides as `ON_FAILURE`. */
  onFailure?: OnFailure;
}
