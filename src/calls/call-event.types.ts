import type { IncomingMessage } from 'node:http';
import type { OutgoingCall } from '../messaging/index.js';
import type { IntentRequest } from '../protocol/index.js';
import type { CompiledReply } from '../replies/index.js';

/** What became of a turn, or happened on its way. */
export type TurnOutcome =
  /** Answered within the deadline: by a reply, by nothing, by the designed reply. */
  | 'response'
  | 'silence'
  | 'static'
  /** Answered without the reply; it goes on. */
  | 'late'
  /** Durable: answered, and its handler waits as a job of the outbox. */
  | 'queued'
  /** Durable: an attempt failed. The outbox tries again, or gives up, which is `failed` or `lost`. */
  | 'attempt-failed'
  /** The late reply is in the conversation. */
  | 'delivered'
  /** A late reply was sent although its placeholder was not seen in the conversation. */
  | 'unordered'
  /** The handler failed; the failure policy said what the user sees. */
  | 'failed'
  /** A reply that did not reach the conversation. */
  | 'lost'
  /** A newer turn took its place. */
  | 'superseded'
  /** A handler gave something back after its turn was over. */
  | 'dropped'
  /** Not taken: too many turns. */
  | 'refused'
  /** Most of the deadline is used up. */
  | 'slow'
  /** The same call once more: it got the answer of the first. */
  | 'duplicate';

/** By what a handler was found. */
export type MatchedBy = 'id' | 'name' | 'pattern' | 'fallback';

/** One HTTP request to the platform, an attempt of an operation, and what came of it. Its headers are told to nobody. */
export interface PlatformCallEvent extends Omit<OutgoingCall, 'headers'> {
  readonly type: 'platform-call';
  /** Absent where no answer came. */
  readonly status?: number;
  /** The answer's body. */
  readonly answer?: unknown;
  readonly error?: unknown;
  /** In milliseconds. */
  readonly took: number;
}

export type SessionOperation = 'load' | 'save' | 'delete';

/** The session of a conversation was asked for in its store, or written there. What is in it is told to nobody. */
export interface SessionEvent {
  readonly type: 'session';
  readonly operation: SessionOperation;
  /** The store failed, or what was to be written was changed meanwhile. */
  readonly failed: boolean;
  /** In milliseconds. */
  readonly took: number;
}

/** What happens to a webhook call, in this order; what does not apply is left out. */
export type CallEvent =
  | { readonly type: 'arrived'; readonly request: IncomingMessage }
  /** Which check refused the caller. */
  | { readonly type: 'unverified'; readonly reason: string }
  | { readonly type: 'verified' }
  | { readonly type: 'read'; readonly request: IntentRequest; readonly bytes: number | undefined }
  /** Passed on to the worker that has the conversation: there it is a call of the same id, and is told as one. */
  | { readonly type: 'relayed'; readonly worker: number }
  /** Cut off by the loop guard. */
  | { readonly type: 'looping' }
  | { readonly type: 'matched'; readonly handler: string; readonly by: MatchedBy }
  | { readonly type: 'unmatched'; readonly nearest: string | undefined }
  /** Its turn has come. */
  | { readonly type: 'started' }
  /** The handler gave something back, or threw. */
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
  /** The caller went away before the answer, or something other than the webhook answered. */
  | { readonly type: 'unanswered' }
  /** The exchange and the turn are over. */
  | { readonly type: 'ended' };
