import { isBotParticipantId, toBotId } from '../../../protocol/index.js';
import type { ConversationDoc, World } from '../../platform/index.js';

/** Whether a bot takes part that is not played here: where a conversation was kept, that of another export. */
export function hasLostBot({ participants }: ConversationDoc, { bots }: World): boolean {
  return participants.some((id) => isBotParticipantId(id) && !bots.some(({ _id }) => _id === toBotId(id)));
}
