import type { Json } from '../protocol/index.js';
import { InvalidReplyError } from './errors/invalid-reply.error.js';
import { assertVisible } from './field-checks.js';
import { literalJson } from './literal/index.js';

/** Parameters of an intent: each becomes a flow variable of that name. */
export type IntentParams = Readonly<Record<string, unknown>>;

/** `{` starts the parameters, and with a backslash or a line break the platform reads something else. */
const IMPOSSIBLE_IN_NAME = /[{}\\\r\n]/;
/** The engine builds a regular expression of every variable's name: one special character there and it never answers again. */
const VARIABLE_NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/**
 * How the platform writes 'this block, with these parameters': the display name or `#<intent_id>`, and JSON behind it
 * in which apostrophes, quotes, braces and everything that is not ASCII are escaped, so that the engine reads the same
 * values.
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
      'holds a brace, a backslash or a line break, which no block can be called by',
      'Give the display name or #intent_id alone; parameters are an argument of their own.',
    );
  }
  return name.trim();
}

export function assertVariableName(name: unknown, field: string): asserts name is string {
  if (typeof name !== 'string' || !VARIABLE_NAME.test(name)) {
    throw new InvalidReplyError(
      field,
      'has a name that is no variable name',
      'Use letters, digits, _ and -, with a letter or _ first.',
    );
  }
}
