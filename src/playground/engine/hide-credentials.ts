import { isRecord, recordOf, recordsOf, type JsonRecord } from '../../common/index.js';

const MASK = '[secret]';
/** A shorter constant of a bot is no credential, and would be found everywhere. */
const SHORTEST = 4;
/** Shorter values are hidden only where they stand alone. */
const SHORTEST_INSIDE = 8;
/** Fields of a bot, which the real engine puts into messages too. @see protocol.md 2.3 */
const FIELDS = new Set(['secret', 'webhook_url']);

/** What must not be seen of a turn: its token, and what the bot's document holds. @see protocol.md 10, row 42 */
export function credentialsOf(token: string, bot: JsonRecord): readonly string[] {
  const globals = recordsOf(recordOf(bot.attributes).globals).map(({ value }) => value);
  return [token, bot.secret, bot.webhook_url, ...globals].filter(
    (value): value is string => typeof value === 'string' && value.length >= SHORTEST,
  );
}

/** A copy in which no credential stands, wherever it was: also inside texts that a template has printed it into. */
export function hideCredentials(value: unknown, credentials: readonly string[]): unknown {
  if (typeof value === 'string') return hideInText(value, credentials);
  if (Array.isArray(value)) return value.map((item: unknown) => hideCredentials(item, credentials));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      FIELDS.has(name) && inner ? MASK : hideCredentials(inner, credentials),
    ]),
  );
}

function hideInText(text: string, credentials: readonly string[]): string {
  if (credentials.includes(text)) return MASK;
  return credentials
    .filter(({ length }) => length >= SHORTEST_INSIDE)
    .reduce((rest, credential) => rest.replaceAll(credential, MASK), text);
}
