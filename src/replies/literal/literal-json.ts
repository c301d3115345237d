import type { Json } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';

const QUOTED = /"(?:[^"\\]|\\.)*"/g;
/** All characters except letters, digits and those that the engine's fill and quote handling ignore. */
const MEANINGFUL = /[^\w .,:;#/()[\]@!?*+=~|&-]/g;

/**
 * JSON that survives the engine: strings in it hold only plain ASCII, everything else is `\uXXXX`. So neither variables
 * nor Liquid are filled in, and the engine's replacement of apostrophes by quotes has no effect. Parsing the JSON
 * returns the same values.
 *
 * @throws InvalidReplyError names `field` when a value has no JSON form
 * @see protocol.md 3.3, row `action`
 */
export function literalJson(value: Json, field: string): string {
  assertJson(value, field, []);
  return JSON.stringify(value).replace(QUOTED, escapeString);
}

function escapeString(quoted: string): string {
  const text = JSON.parse(quoted) as string;
  return `"${text.replace(MEANINGFUL, unicodeEscape)}"`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function assertJson(value: unknown, field: string, parents: readonly unknown[]): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new InvalidReplyError(
        field,
        'is not a finite number',
        'JSON has no NaN and no Infinity: use null or a string.',
      );
    }
    return;
  }
  if (typeof value !== 'object') {
    throw new InvalidReplyError(
      field,
      `is of type ${typeof value}, which JSON does not have`,
      'Convert it first, or leave it out.',
    );
  }
  if (parents.includes(value)) {
    throw new InvalidReplyError(field, 'refers to itself', 'Give plain data without cycles.');
  }
  for (const [key, item] of Object.entries(plain(value, field))) {
    assertJson(item, `${field}.${key}`, [...parents, value]);
  }
}

function plain(value: object, field: string): object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value) || prototype === Object.prototype || prototype === null) {
    return value;
  }
  throw new InvalidReplyError(
    field,
    'is a class instance, whose type would be lost in JSON',
    'Pass plain data: for a date, use toISOString().',
  );
}
