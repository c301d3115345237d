import type { Json } from '../protocol/index.js';
import { InvalidReplyError } from './errors/invalid-reply.error.js';
import { assertVisible } from './field-checks.js';
import { literalJson } from './literal/index.js';

/** Parameters of an intent: each becomes a flow variable of that name. */
export type IntentParams = Readonly<Record<string, unknown>>;

/** `{` starts the parameters; a backslash or a line break would make the platform read another name. */
const IMPOSSIBLE_IN_NAME = /[{}\\\r\n]/;
/**
 * The engine builds a regular expression from every variable's name: with a special character it never answers again.
 */
const VARIABLE_NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/**
 * The platform's reference to a block with parameters: the display name or `#<intent_id>`, followed by JSON in which
 * apostrophes, quotes, braces and all non-ASCII characters are escaped, so that the engine reads the same values.
 *
 * @throws InvalidReplyError names `field`
 * @see protocol.md 3.3, row `action`
 */
export function intentReference(name: string, params: IntentParams | undefined, field: string): string {
  const block = blockName(name, field);
  if (params === undefined || Object.keys(params).length === 0) {
    return block;
  }
  for (const key of Object.keys(params)) {
    assertVariableName(key, `${field}.params`);
  }
  return block + literalJson(params as Record<string, Json>, `${field}.params`);
}

/** The display name or `#<intent_id>` of a block, checked. */
export function blockName(name: unknown, field: string): string {
  assertVisible(name, field);
  if (IMPOSSIBLE_IN_NAME.test(name)) {
    throw new InvalidReplyError(
      field,
      'holds a brace, a backslash or a line break, which the name of a block cannot have',
      'Give the display name or #intent_id alone; parameters are a separate argument.',
    );
  }
  return name.trim();
}

export function assertVariableName(name: unknown, field: string): asserts name is string {
  if (typeof name !== 'string' || !VARIABLE_NAME.test(name)) {
    throw new InvalidReplyError(
      field,
      'has a name that is not a valid variable name',
      'Use letters, digits, _ and -, with a letter or _ first.',
    );
  }
}
