const BOT_PREFIX = 'bot_';
/**
 * Ids become parts of paths of the messaging API, of keys and of databases. So they must not hold characters that could
 * change a path, a header or a log line, nor half of a surrogate pair, because PostgreSQL stores all halves as the same
 * character.
 */
export const ID = /^[^\s/\\?#%\p{Cc}\p{Cs}]{1,256}$/u;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** The attribute of a message that holds our idempotency key: the platform stores and returns it. @see protocol.md 8 */
export const MESSAGE_KEY_ATTRIBUTE = 'clientMessageId';

/**
 * The sender of the engine's own calls from inside a flow, and of the hidden messages that run a block. Such a call
 * does not overwrite the user's text that the engine keeps. @see protocol.md 1.4
 */
export const INTERNAL_SENDER = '_tdinternal';

/** The bot's id as a participant of a conversation: with `bot_`, added only if it is missing. @see protocol.md 6 */
export function toBotParticipantId(botId: string): string {
  return botId.startsWith(BOT_PREFIX) ? botId : BOT_PREFIX + botId;
}

/** The bare bot id: `bot_` removed once, at the start only. @see protocol.md 6 */
export function toBotId(participantId: string): string {
  return participantId.startsWith(BOT_PREFIX) ? participantId.slice(BOT_PREFIX.length) : participantId;
}

export function isBotParticipantId(participantId: string): boolean {
  return participantId.startsWith(BOT_PREFIX);
}

const AUTOMATION = /^automation-request-/;
const PROJECT_IN_REQUEST_ID = /^(?:support-group|automation-request)-([^-]+)-./;

/** A run of an automation: its only participant is the HTTP caller. @see protocol.md 1.4, 7.4 */
export function isAutomationRequestId(requestId: string): boolean {
  return AUTOMATION.test(requestId);
}

/** The project that the id of a conversation or an automation names. @see protocol.md 6 */
export function projectInRequestId(requestId: string): string | undefined {
  return PROJECT_IN_REQUEST_ID.exec(requestId)?.[1];
}
