import { isRecord } from '../../common/index.js';
import { InvalidArgumentError } from '../errors/index.js';

/** Checks of arguments for callers without TypeScript. Each check throws before a request is sent. */

export function requireList(operation: string, list: readonly unknown[], of: string): void {
  if (Array.isArray(list) && list.length > 0) return;
  throw new InvalidArgumentError(
    operation,
    `there is no list of ${of}`,
    `Give a list with at least one of them.`,
  );
}

export function requireFields(operation: string, fields: object): void {
  if (isRecord(fields) && Object.keys(fields).length > 0) return;
  throw new InvalidArgumentError(
    operation,
    'there is nothing to set',
    'Give an object with at least one key.',
  );
}

export function requireText(operation: string, name: string, text: unknown): void {
  if (typeof text === 'string' && text.trim() !== '') return;
  throw new InvalidArgumentError(
    operation,
    `"${name}" is not a text`,
    `Give "${name}" as a text that is not empty.`,
  );
}
