import { toBotId } from '../../../protocol/index.js';
import type { ConversationDoc, MessageDoc } from '../documents.types.js';

/** Whether the end user sees a bubble: not of private notes, not of info messages and hidden triggers. @see protocol.md 3.2 */
export function isVisibleToUser({ attributes }: Pick<MessageDoc, 'attributes'>): boolean {
  const subtype = attributes?.['subtype'];
  return typeof subtype !== 'string' || (subtype !== 'private' && !/^info(\/|$)/.test(subtype));
}

/**
 * The ROOT id of the bot that the platform passes a message on to, if any: the last bot among the participants, unless
 * it said it itself. A fork's id as the sender is not recognised as the bot's own, and makes a loop.
 *
 * @see protocol.md 4.4 and 6
 */
export function botThatHears(
  { participants }: Pick<ConversationDoc, 'participants'>,
  { sender, text, attributes }: Pick<MessageDoc, 'sender' | 'text' | 'attributes'>,
): string | undefined {
  const participant = participants.findLast((id) => id.startsWith('bot_'));
  if (participant === undefined || attributes?.['subtype'] === 'private') return undefined;
  const botId = toBotId(participant);
  if (sender === botId || sender === participant) return undefined;
  return sender === 'system' && !/^[\\/]start$/.test(text ?? '') ? undefined : botId;
}
