const BOT_PREFIX = 'bot_';

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
