import { Logger } from '@nestjs/common';
import { isA } from '../../common/index.js';
import {
  CallAbortedError,
  ConversationClosedError,
  ConversationNotFoundError,
  MessagingError,
} from '../errors/index.js';

/** The share of a call's time that a look before it may take: the rest is for the call itself. */
export const LOOK_SHARE = 0.25;

/** The call would be wrong, or nobody wants it any more. */
const FINAL = [ConversationClosedError, ConversationNotFoundError, CallAbortedError];

const logger = new Logger('Messaging');

/**
 * Passes over the failure of a read whose result a later call can do without: the call is the point. The log has the
 * reason. The platform may refuse or fail a read and take the message all the same.
 *
 * @throws the error, if it says that the call is not to be made
 */
export function passOverFailedLook(operation: string, error: unknown): void {
  if (!isA(error, MessagingError) || FINAL.some((kind) => error instanceof kind)) throw error;
  const status = error.status === undefined ? '' : `, status ${error.status}`;
  logger.warn(`The read before '${operation}' failed [${error.code}${status}]: the call is made without it.`);
}
