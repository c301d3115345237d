import { Logger } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { isPromiseLike } from '../../common/index.js';
import { InvalidSessionKeyError, InvalidSessionValueError } from '../errors/index.js';
import type { SessionKey } from '../session-key.js';

const logger = new Logger('Sessions');
/** Keys that were warned about: one log line per key, for any number of conversations. */
const warned = new WeakSet<SessionKey<unknown>>();

/**
 * The value as the key's schema returns it; without a schema the value itself.
 *
 * @throws InvalidSessionValueError without the messages of the schema: they may repeat texts of users
 */
export function checked<T>(key: SessionKey<T>, value: T): T {
  const result = validate(key, value);
  if (result.issues === undefined) return result.value;
  throw new InvalidSessionValueError(
    key.name,
    'data that its schema does not accept',
    "Set a value that the schema accepts. The property 'path' of the error names the part that fails.",
    pathOf(result.issues[0]),
  );
}

/** @returns undefined if the stored value fails the key's schema, as for a missing value */
export function checkedStored<T>(key: SessionKey<T>, value: T): T | undefined {
  const result = validate(key, value);
  if (result.issues === undefined) return result.value;
  if (!warned.has(key)) {
    warned.add(key);
    logger.warn(`A stored value of '${key.name}' fails the schema of its key: it counts as missing.`);
  }
  return undefined;
}

function validate<T>({ name, schema }: SessionKey<T>, value: T): StandardSchemaV1.Result<T> {
  if (schema === undefined) return { value };
  const result = schema['~standard'].validate(value);
  if (!isPromiseLike(result)) return result;
  // No code awaits it: without a handler, its rejection would end the process.
  Promise.resolve(result).catch(() => undefined);
  throw InvalidSessionKeyError.ofAsyncSchema(name);
}

/** As in the errors of `jsonCopy`: `items[0].price`. */
function pathOf(issue: StandardSchemaV1.Issue | undefined): string {
  const names = (issue?.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  return names
    .map((name) => (typeof name === 'number' ? `[${name}]` : `.${String(name)}`))
    .join('')
    .replace(/^\./, '');
}
