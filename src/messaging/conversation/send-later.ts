import type { ReplyLike } from '../../replies/index.js';
import { OutboxMissingError } from '../errors/index.js';
import type { OutboxReceipt, SendLaterOptions } from './later-sender.interface.js';
import type { TurnDetails } from './turn-details.interface.js';

/** @throws OutboxMissingError when the application has no outbox */
export async function sendLater(
  { sendLater: send, replyContext, shownAnswer }: TurnDetails,
  reply: ReplyLike,
  options: SendLaterOptions = {},
): Promise<OutboxReceipt> {
  if (send === undefined) throw new OutboxMissingError();
  return send(reply, { context: replyContext, behind: shownAnswer?.place, ...options });
}
