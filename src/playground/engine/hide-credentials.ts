import { isRecord, recordOf, recordsOf, type JsonRecord } from '../../common/index.js';

const MASK = '[secret]';
/** A shorter constant of a bot is no credential, and would be found everywhere. */
const SHORTEST = 4;
/** A shorter one is part of other words by chance, so it is hidden only as a word of its own. */
const SHORTEST_INSIDE = 8;
/** Ids, dates and names of intents are one word: hyphens and points hold them together. */
const NO_WORD_BEFORE = '(?<![\\p{L}\\p{N}_-]|[\\p{L}\\p{N}]\\.)';
const NO_WORD_AFTER = '(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])';
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
  return hidden(value, patternOf(credentials));
}

function hidden(value: unknown, credentials: RegExp): unknown {
  if (typeof value === 'string') return value.replace(credentials, MASK);
  if (Array.isArray(value)) return value.map((item: unknown) => hidden(item, credentials));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      FIELDS.has(name) && inner ? MASK : hidden(inner, credentials),
    ]),
  );
}

/** Finds the longest one at a place, so that nothing is left of one that begins with another. */
function patternOf(credentials: readonly string[]): RegExp {
  const alternatives = [...credentials]
    .filter((credential) => credential !== '')
    .sort((one, other) => other.length - one.length)
    .map((credential) => {
      const literally = credential.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      return credential.length >= SHORTEST_INSIDE ? literally : NO_WORD_BEFORE + literally + NO_WORD_AFTER;
    });
  return new RegExp(alternatives.join('|') || '(?!)', 'gu');
}
