/** What became of a webhook call, in one word: of its log line, its counter and its span. */
export const CALL_OUTCOMES = [
  /** The reply was the answer. */
  'sync',
  /** The answer went out without the reply, which followed through the messaging API. */
  'async',
  /** The designed reply, as the handler wanted. */
  'static',
  /** Nothing is shown, as the handler wanted. */
  'silent',
  /** The same call once more: it got the answer of the first. */
  'duplicate',
  /** A newer turn took its place. */
  'superseded',
  /** The handler failed; its failure policy said what the user sees. */
  'failed',
  /** The reply did not reach the conversation. */
  'lost',
  /** It came to no handler: see the reason. */
  'rejected',
  /** The caller went away before its answer, or something other than the webhook answered. */
  'unanswered',
] as const;

export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** The way of a call, in order. Each ends where the next begins. */
export const STAGES = [
  /** The caller is verified, the body received. */
  'verify',
  /** The body is understood. */
  'read',
  /** The handler is found, and its turn comes. */
  'queue',
  /** The handler runs. */
  'handle',
  /** Its reply becomes the answer. */
  'reply',
  /** After the answer: what follows through the messaging API. */
  'deliver',
] as const;

export type Stage = (typeof STAGES)[number];
