import { InvalidArgumentError, RequestTooLargeError } from '../errors/index.js';
import { MAX_REQUEST_BYTES } from '../messaging.constants.js';
import type { Operation } from '../operations/operation.interface.js';

type QueryValue = string | number | boolean | undefined;
export type Query = Readonly<Record<string, QueryValue>>;
export type PathParams = Readonly<Record<string, string>>;

/** Characters that no path segment may hold: separators, control characters, halves of surrogate pairs. */
const UNSAFE = /[/\\\p{Cc}\p{Cs}]/u;

/** The path of a call. Ids that could lead to another path are rejected, all others are encoded. @see protocol.md 6 */
export function callPath(operation: Operation<unknown>, params: PathParams, query: Query = {}): string {
  const path = operation.path
    .split('/')
    .map((part) =>
      part.startsWith(':') ? segment(operation.name, part.slice(1), params[part.slice(1)]) : part,
    )
    .join('/');
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, String(value));
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

function segment(operation: string, name: string, value: unknown): string {
  if (
    typeof value === 'string' &&
    /^(?!\.{0,2}$)/.test(value) &&
    value.trim() !== '' &&
    !UNSAFE.test(value)
  ) {
    return encodeURIComponent(value);
  }
  throw new InvalidArgumentError(
    operation,
    `its ${name} is not an id`,
    'An id is a text that is not empty, without slashes and control characters, and not a dot or two.',
  );
}

/** The JSON of a body, within the platform's limit. */
export function callBody(operation: Operation<unknown>, body: unknown): Buffer | undefined {
  if (body === undefined && (operation.method === 'GET' || operation.method === 'DELETE')) return undefined;
  const bytes = Buffer.from(serialise(operation.name, body ?? {}));
  if (bytes.length > MAX_REQUEST_BYTES) throw new RequestTooLargeError({ operation: operation.name });
  return bytes;
}

function serialise(operation: string, body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new InvalidArgumentError(
      operation,
      'its body cannot be written as JSON',
      'Send plain data: no BigInt, and no cyclic object.',
    );
  }
}
