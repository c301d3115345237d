import { PlatformTimeoutError, type MessagingError } from '../errors/index.js';
import type { Deadline } from './deadline.js';

/** Time without a find, as a share of the call's time, after which the message counts as not arrived. */
const LOOK_SHARE = 0.25;
/** Maximum pause between two look-ups, as a share of the call's time. */
const LONGEST_PAUSE_SHARE = 0.1;
/** Below this remaining share of the call's time, a second send could not be verified. */
const RESEND_SHARE = 0.5;

export interface LookPlan {
  /** Look-ups end at this remaining share of the call's time. */
  untilMs: number;
  longestPauseMs: number;
}

/**
 * How long to look for a message whose answer was lost. A slow platform may store it after the connection is lost, so
 * one look-up without a result proves nothing. After a time-out the platform may still be working: the rest of the call
 * is for look-ups. @see protocol.md 8
 */
export function lookPlan(error: MessagingError, { timeoutMs, remainingMs }: Deadline): LookPlan {
  const longestPauseMs = timeoutMs * LONGEST_PAUSE_SHARE;
  const untilMs =
    error instanceof PlatformTimeoutError ? 0 : Math.max(0, remainingMs - timeoutMs * LOOK_SHARE);
  return { untilMs, longestPauseMs };
}

/**
 * Whether a message that was not found may be sent a second time. Never after a time-out: a caller can resend a lost
 * message with its key, but cannot undo a duplicate. Two rounds of look-ups leave less than half of the time, so there
 * is at most one second send.
 */
export function maySendAgain(error: MessagingError, { timeoutMs, remainingMs }: Deadline): boolean {
  return !(error instanceof PlatformTimeoutError) && remainingMs >= timeoutMs * RESEND_SHARE;
}
