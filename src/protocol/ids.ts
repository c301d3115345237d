const BOT_PREFIX = 'bot_';

/**
 * The sender of the engine's own calls from inside a flow, and of the hidden messages that run a block. The user's words
 * that the engine keeps are not overwritten by it. @see protocol.md 1.4
 */
export const INTERNAL_SENDER = '_tdinternal';

/** The bot's id as a participant of a conversation: with `bot_`, put on only where it is missing. @see protocol.md 6 */
export function toBotParticipantId(botId: string): string {
  return botId.startsWith(BOT_PREFIX) ? botId : BOT_PREFIX + botId;
}

/** The bare bot id: `bot_` taken off once, at the start only. @see protocol.md 6 */
export function toBotId(participantId: string): string {
  return participantId.startsWith(BOT_PREFIX) ? participantId.slice(BOT_PREFIX.length) : participantId;
}

export function isBotParticipantId(participantId: string): boolean {
  return participantId.startsWith(BOT_PREFIX);
}
