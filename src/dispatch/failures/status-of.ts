import { HttpException } from '@nestjs/common';
import { describeError, FulfillmentError, isA } from '../../common/index.js';
import { MessagingError } from '../../messaging/index.js';

/**
 * The HTTP status that an error ends a webhook call with. A guard's or pipe's HttpException keeps its own, and so does
 * an error of ours (a full outbox is 503); that of a MessagingError is what the platform answered to us. The platform
 * shows the designed reply for all of them.
 */
export function statusOf(error: unknown): number {
  try {
    const status = claimedStatus(error);
    return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500;
  } catch {
    return 500;
  }
}

/** What a guard that says no ends with: 401 or 403. The handler has not failed. */
export function isRefusal(error: unknown): boolean {
  return isA(error, HttpException) && [401, 403].includes(statusOf(error));
}

function claimedStatus(error: unknown): unknown {
  if (isA(error, HttpException)) return error.getStatus();
  const isOurs = isA(error, FulfillmentError) && !isA(error, MessagingError);
  return isOurs && 'status' in error ? error.status : undefined;
}

/** The reason of a failure, for the log: one line, with the cure if the error is one of ours. Never reads foreign values. */
export function reasonOf(error: unknown): string {
  const { name, message, help } = describeError(error);
  const reason = message === '' ? name : `${name}: ${message}`;
  return help === undefined ? reason : `${reason} ${help}`;
}
