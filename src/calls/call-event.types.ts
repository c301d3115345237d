import type { IncomingMessage } from 'node:http';
import type { OutgoingCall } from '../messaging/index.js';
import type { IntentRequest } from '../protocol/index.js';
import type { CompiledReply } from '../replies/index.js';

/** The end of a turn, or an event during it. */
export type TurnOutcome =
  /** Answered within the deadline: with a reply, with nothing, with the static reply. */
  | 'response'
  | 'silence'
  | 'static'
  /** Answered without the reply; the turn goes on. */
  | 'late'
  /** Durable: answered, and its handler waits as a job of the outbox. */
  | 'queued'
  /** Durable: an attempt failed. The outbox retries, or gives up, which is `failed` or `lost`. */
  | 'attempt-failed'
  /** The late reply is in the conversation. */
  | 'delivered'
  /** A late reply was sent although its placeholder was not seen in the conversation. */
  | 'unordered'
  /** The handler failed; the failure policy decides what the user sees. */
  | 'failed'
  /** A reply that did not reach the conversation. */
  | 'lost'
  /** A newer turn took its place. */
  | 'superseded'
  /** The handler returned after its turn was over. */
  | 'dropped'
  /** Rejected: too many turns. */
  | 'refused'
  /** Most of the deadline is over. */
  | 'slow'
  /** A repeated call: it got the reply of the first one. */
  | 'duplicate';

/** How the handler was found. */
export type MatchedBy = 'id' | 'name' | 'pattern' | 'fallback';

/** One HTTP request to the platform, an attempt of an operation, and what came of it. Its headers are not part of it. */
export interface PlatformCallEvent extends Omit<OutgoingCall, 'headers'> {
  readonly type: 'platform-call';
  /** Absent if there was no answer. */
  readonly status?: number;
  /** The answer's body. */
  readonly answer?: unknown;
  readonly error?: unknown;
  /** In milliseconds. */
  readonly took: number;
}

export type SessionOperation = 'load' | 'save' | 'delete';

/** A session was read from its store, or written to it. Its content is not part of the event. */
export interface SessionEvent {
  readonly type: 'session';
  readonly operation: SessionOperation;
  /** The store failed, or another turn had changed the session. */
  readonly failed: boolean;
  /** In milliseconds. */
  readonly took: number;
}

/** The events of a webhook call, in this order. Events that do not apply are absent. */
export type CallEvent =
  | { readonly type: 'arrived'; readonly request: IncomingMessage }
  /** The check that rejected the caller. */
  | { readonly type: 'unverified'; readonly reason: string }
  | { readonly type: 'verified' }
  | { readonly type: 'read'; readonly request: IntentRequest; readonly bytes: number | undefined }
  /** Passed on to the worker that owns the conversation: there it is a call with the same id and its own events. */
  | { readonly type: 'relayed'; readonly worker: number }
  /** Cut off by the loop guard. */
  | { readonly type: 'looping' }
  | { readonly type: 'matched'; readonly handler: string; readonly by: MatchedBy }
  | { readonly type: 'unmatched'; readonly nearest: string | undefined }
  /** The turn runs: it does not wait any more. */
  | { readonly type: 'started' }
  /** The handler returned or threw. */
  | { readonly type: 'handled'; readonly error?: unknown }
  | { readonly type: 'compiled'; readonly reply: CompiledReply }
  | { readonly type: 'outcome'; readonly outcome: TurnOutcome; readonly detail: string }
  | PlatformCallEvent
  | SessionEvent
  /** The HTTP answer was written: an empty 204, or a JSON object. */
  | {
      readonly type: 'answered';
      readonly status: number;
      readonly json?: string;
      readonly error?: unknown;
    }
  /** The caller disconnected before the answer, or other code than the webhook answered. */
  | { readonly type: 'unanswered' }
  /** The exchange and the turn are over. */
  | { readonly type: 'ended' };
