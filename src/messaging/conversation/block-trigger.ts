import { InvalidArgumentError } from '../errors/index.js';

const UNSAFE_NAME = /[{}\\\p{Cc}]/u;

/**
 * The hidden text that runs a block of the bot: `/name`, with its parameters as JSON behind it.
 *
 * Apostrophes and `$` are written as JSON escapes: the engine turns the first into quotes and loses all parameters, and
 * the platform reads labels out of the second. @see protocol.md 3.2, 3.3, 3.4
 */
export function blockTrigger(operation: string, block: string, params?: Record<string, unknown>): string {
  const name = block.trim().replace(/^\//, '');
  if (name === '' || UNSAFE_NAME.test(name)) {
    throw new InvalidArgumentError(
      operation,
      'the block has no usable name',
      'Give the display name of the block, without braces, backslashes and line breaks.',
    );
  }
  if (params === undefined || Object.keys(params).length === 0) return `/${name}`;
  return `/${name}${JSON.stringify(params).replace(/['$]/g, escaped)}`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
