import { isBotParticipantId, toBotId } from '../../../protocol/index.js';
import type { ConversationDoc, World } from '../../platform/index.js';

/** Whether a participant is a bot that is not loaded, such as the bot of another export in a saved conversation. */
export function hasLostBot({ participants }: ConversationDoc, { bots }: World): boolean {
  return participants.some((id) => isBotParticipantId(id) && !bots.some(({ _id }) => _id === toBotId(id)));
}
