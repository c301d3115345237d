/** The outcome of a webhook call, in one word, for its log line, its counter and its span. */
export const CALL_OUTCOMES = [
  /** The answer was the reply. */
  'sync',
  /** The call was answered without the reply, which followed through the messaging API. */
  'async',
  /** The handler chose the static reply. */
  'static',
  /** The handler chose to show nothing. */
  'silent',
  /** A duplicate: it got the first answer. */
  'duplicate',
  /** A newer turn replaced it. */
  'superseded',
  /** The handler failed; its failure policy decided what the user sees. */
  'failed',
  /** The reply did not reach the conversation. */
  'lost',
  /** It reached no handler: see the reason. */
  'rejected',
  /** The caller disconnected before its answer, or other code than the webhook answered. */
  'unanswered',
] as const;

export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** The stages of a call, in order. Each ends where the next begins. */
export const STAGES = [
  /** The caller is authenticated, and the body received. */
  'verify',
  /** The body is parsed and normalised. */
  'read',
  /** The handler is matched, and the turn waits in its queue. */
  'queue',
  /** The handler runs. */
  'handle',
  /** The reply is compiled to the answer. */
  'reply',
  /** After the answer: messages through the messaging API. */
  'deliver',
] as const;

export type Stage = (typeof STAGES)[number];
