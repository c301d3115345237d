import { PlatformTimeoutError, type MessagingError } from '../errors/index.js';
import type { Deadline } from './deadline.js';

/** So long, as a share of the call's time, nothing must be found before the message counts as not arrived. */
const LOOK_SHARE = 0.25;
/** The pauses between two looks grow up to this share of the call's time. */
const LONGEST_PAUSE_SHARE = 0.1;
/** Below this share of the call's time a second send could not be looked after any more. */
const RESEND_SHARE = 0.5;

export interface LookPlan {
  /** Looking ends when so much of the call's time is left. */
  untilMs: number;
  longestPauseMs: number;
}

/**
 * How long to look for a message whose answer was lost. A slow platform stores it after the connection is gone, so one
 * look that finds nothing proves nothing. After a time-out the platform may still be at work: the rest of the call is
 * for looking. @see protocol.md 8
 */
export function lookPlan(error: MessagingError, { timeoutMs, remainingMs }: Deadline): LookPlan {
  const longestPauseMs = timeoutMs * LONGEST_PAUSE_SHARE;
  const untilMs =
    error instanceof PlatformTimeoutError ? 0 : Math.max(0, remainingMs - timeoutMs * LOOK_SHARE);
  return { untilMs, longestPauseMs };
}

/**
 * Whether a message that was not found may be sent a second time. Never after a time-out: a lost message can be sent
 * again by who knows its key, a double one cannot be taken back. Looking twice leaves less than half of the time, so
 * there is one second send at most.
 */
export function maySendAgain(error: MessagingError, { timeoutMs, remainingMs }: Deadline): boolean {
  return !(error instanceof PlatformTimeoutError) && remainingMs >= timeoutMs * RESEND_SHARE;
}
