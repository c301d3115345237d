import { InvalidReplyError } from './errors/invalid-reply.error.js';

/** Nothing visible: only white space and zero-width characters. The platform drops such a text. */
const BLANK = /^[\s\u200B-\u200D\u2060\uFEFF]*$/;

/** @throws InvalidReplyError unless `value` is a string with a visible character */
export function assertVisible(value: unknown, field: string): asserts value is string {
  assertString(value, field);
  if (BLANK.test(value)) {
    throw new InvalidReplyError(
      field,
      'is blank, and the platform shows nothing for it',
      'Give it at least one visible character.',
    );
  }
}

export function isBlank(value: string): boolean {
  return BLANK.test(value);
}

/** @throws InvalidReplyError unless `value` is a string */
export function assertString(value: unknown, field: string): asserts value is string {
  if (typeof value !== 'string') {
    throw new InvalidReplyError(
      field,
      `must be a string, not ${typeName(value)}`,
      'Convert it first: String(value).',
    );
  }
}

/** The type of a value in words, for an error. Never the value itself, which may come from a user. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
