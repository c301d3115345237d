import { createHash } from 'node:crypto';
import { keyWithin, type ConversationKey, type IntentRequest } from '../../protocol/index.js';

/**
 * The same for the same call, and for no other: conversation, message, bot and intent. A call without a message id (an
 * automation's) is told by what it carries, without the variables and the token, which change from call to call.
 * @see protocol.md 8
 */
export function duplicateKey({
  conversationKey,
  messageId,
  bot,
  intent,
  raw,
}: IntentRequest): ConversationKey {
  const message = messageId ?? createHash('sha256').update(JSON.stringify(raw.payload)).digest('base64');
  return keyWithin(conversationKey, message, bot.id, intent.id ?? '', intent.name);
}
