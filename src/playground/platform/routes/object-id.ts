import { isBotParticipantId, toBotId } from '../../../protocol/index.js';

const OBJECT_ID = /^([0-9a-f]{24}|.{12})$/is;

/** Whether the database takes a text for an id. */
export function isObjectId(text: string): boolean {
  return OBJECT_ID.test(text);
}

/** The id of an agent, or of a bot with `bot_` before it: the platform looks for both in its database. */
export function isParticipantId(id: string): boolean {
  return isObjectId(isBotParticipantId(id) ? toBotId(id) : id);
}
