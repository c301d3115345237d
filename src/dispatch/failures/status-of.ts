import { HttpException } from '@nestjs/common';
import { describeError, FulfillmentError, isA } from '../../common/index.js';
import { MessagingError } from '../../messaging/index.js';

/**
 * The HTTP status that an error ends a webhook call with: the status of an HttpException or of a FulfillmentError (503 for a
 * full outbox), else 500. The status of a MessagingError is the platform's answer to the service, so it does not count.
 * For each of them the platform shows the static reply.
 */
export function statusOf(error: unknown): number {
  try {
    const status = claimedStatus(error);
    return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500;
  } catch {
    return 500;
  }
}

/** True for the 401 or 403 of a guard: the handler has not failed. */
export function isRefusal(error: unknown): boolean {
  return isA(error, HttpException) && [401, 403].includes(statusOf(error));
}

function claimedStatus(error: unknown): unknown {
  if (isA(error, HttpException)) return error.getStatus();
  const isOurs = isA(error, FulfillmentError) && !isA(error, MessagingError);
  return isOurs && 'status' in error ? error.status : undefined;
}

/**
 * The reason of a failure, for the log: one line, with the cure if it is an error of this package. Never reads foreign
 * values.
 */
export function reasonOf(error: unknown): string {
  const { name, message, help } = describeError(error);
  const reason = message === '' ? name : `${name}: ${message}`;
  return help === undefined ? reason : `${reason} ${help}`;
}
