import type { MessageAttributes, MessageMetadata } from '../../protocol/index.js';

/** A message as the server stored it. Unknown fields are kept. @see protocol.md 3.1 */
export interface StoredMessage {
  _id: string;
  /** A bot's ROOT id without `bot_`, or a user id. */
  sender?: string;
  senderFullname?: string;
  /** The conversation's request id. */
  recipient?: string;
  type?: string;
  text?: string;
  metadata?: MessageMetadata | string;
  attributes?: MessageAttributes;
  /** -100 failed, 0 sending, 100 sent, 150 delivered, 200 received, 250 return receipt, 300 seen. */
  status?: number;
  channel?: { name: string };
  createdAt?: string;
  [field: string]: unknown;
}
