import { isRecord, recordOf, recordsOf, type JsonRecord } from '../../common/index.js';

const MASK = '[secret]';
/** Shorter constants of a bot are not treated as credentials: they would match everywhere. */
const SHORTEST = 4;
/** A shorter credential may be part of another word by chance, so it is hidden only as a whole word. */
const SHORTEST_INSIDE = 8;
/** Ids, dates and names of intents are one word: hyphens and points hold them together. */
const NO_WORD_BEFORE = '(?<![\\p{L}\\p{N}_-]|[\\p{L}\\p{N}]\\.)';
const NO_WORD_AFTER = '(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])';
/** Fields of a bot, which the real engine puts into messages too. @see protocol.md 2.3 */
const FIELDS = new Set(['secret', 'webhook_url']);

/** The credentials of a turn: its token, and those in the bot's document. @see protocol.md 10, row 42 */
export function credentialsOf(token: string, bot: JsonRecord): readonly string[] {
  const globals = recordsOf(recordOf(bot.attributes).globals).map(({ value }) => value);
  return [token, bot.secret, bot.webhook_url, ...globals].filter(
    (value): value is string => typeof value === 'string' && value.length >= SHORTEST,
  );
}

/** A copy without credentials, at any place: also inside texts that a template has printed them into. */
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

/** Finds the longest one at a place, so that no rest is left of one that begins with another. */
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
