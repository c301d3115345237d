import { Logger } from '@nestjs/common';
import { isA } from '../../common/index.js';
import {
  CallAbortedError,
  ConversationClosedError,
  ConversationNotFoundError,
  MessagingError,
} from '../errors/index.js';

/** The share of a call's time that a preceding read may take; the rest is for the call itself. */
export const LOOK_SHARE = 0.25;

/** Errors after which the call itself would be wrong or is no longer wanted. */
const FINAL = [ConversationClosedError, ConversationNotFoundError, CallAbortedError];

const logger = new Logger('Messaging');

/**
 * Ignores and logs the failure of a read, if the later call can do without its result. The platform may reject or fail
 * a read and still accept the message.
 *
 * @throws the error, if it means that the call must not be made
 */
export function passOverFailedLook(operation: string, error: unknown): void {
  if (!isA(error, MessagingError) || FINAL.some((kind) => error instanceof kind)) throw error;
  const status = error.status === undefined ? '' : `, status ${error.status}`;
  logger.warn(`The read before '${operation}' failed [${error.code}${status}]: the call is made without it.`);
}
