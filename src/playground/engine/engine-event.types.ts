import type { JsonRecord } from '../../common/index.js';
import type { MatchReason } from './intents/intent-matcher.interface.js';
import type { AnswerHeaders } from './webhook/webhook-caller.interface.js';

/**
 * The outcome of the webhook's answer, or of a turn without one:
 *
 * - `shown`: the user sees the webhook's reply, or the effect of its actions
 * - `static`: the user sees the static reply of the intent
 * - `silent`: the user sees nothing of it
 */
export type EngineVerdict = 'shown' | 'static' | 'silent';

interface EventBase {
  readonly requestId: string;
  /** The `_id` of the user's message that started the turn. */
  readonly turn: string;
  /** Time of the event, in milliseconds since 1970. */
  readonly at: number;
}

/** Everything that happens in the engine, in order. No event holds a credential. */
export type EngineEventDetails =
  | { readonly type: 'received'; readonly text: string; readonly internal: boolean }
  /** A message that reaches no bot: a private note, or an invalid address. */
  | { readonly type: 'ignored'; readonly reason: string }
  | {
      readonly type: 'intent-matched';
      readonly intent: string;
      readonly reason: MatchReason;
      readonly score?: number;
    }
  | { readonly type: 'intent-not-found'; readonly reference: string }
  | {
      readonly type: 'form';
      readonly intent: string;
      readonly step: 'asked' | 'cancelled' | 'completed';
      readonly field?: string;
    }
  | { readonly type: 'webhook-request'; readonly intent: string; readonly body: JsonRecord }
  | {
      readonly type: 'webhook-answer';
      readonly intent: string;
      /** Undefined without an HTTP response. */
      readonly status?: number;
      readonly headers?: AnswerHeaders;
      readonly body?: unknown;
      readonly failure?: string;
      readonly ms: number;
    }
  | {
      readonly type: 'verdict';
      readonly verdict: EngineVerdict;
      readonly reason: string;
      readonly intent?: string;
    }
  | { readonly type: 'message'; readonly message: unknown }
  | { readonly type: 'message-refused'; readonly message: unknown; readonly reason: string }
  | { readonly type: 'action'; readonly action: string; readonly detail?: string }
  | { readonly type: 'action-failed'; readonly action: string; readonly reason: string }
  /** The action is not emulated; the real engine would run it. */
  | { readonly type: 'action-not-emulated'; readonly action: string; readonly reason: string }
  /** The real engine fails here: later actions never run. */
  | { readonly type: 'stalled'; readonly reason: string }
  | { readonly type: 'variable'; readonly name: string; readonly value: unknown }
  | { readonly type: 'variable-deleted'; readonly name: string }
  | { readonly type: 'waits-for-user'; readonly intent: string }
  | { readonly type: 'turn-ended'; readonly ms: number };

export type EngineEvent = EventBase & EngineEventDetails;

/** Called with every event, synchronously. It must not throw. */
export type EngineObserver = (event: EngineEvent) => void;
