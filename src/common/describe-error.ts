import { redactText } from './redact/index.js';
import { FulfillmentError } from './fulfillment.error.js';

const NO_ERROR =
  'not an Error, so its content, which may be anything, is not logged. Throw an Error instead.';

/** Describes a thrown value for a log line: the type of a value that is not an Error, never its content. */
export interface ErrorDescription {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** The cure; only errors of this framework have one. */
  readonly help?: string;
}

/**
 * Reads a thrown value without ever throwing: a proxy may throw on every access, and `name`, `message` and `stack` of
 * an Error may be getters that throw, or not strings. Text that looks like a secret is masked, because errors of
 * libraries repeat addresses and headers.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!isA(error, Error)) return { name: typeof error, message: NO_ERROR };
  const stack = read(error, 'stack');
  const help = isA(error, FulfillmentError) ? read(error, 'help') : undefined;
  return {
    name: read(error, 'name') ?? 'Error',
    message: read(error, 'message') ?? '',
    ...(stack !== undefined && { stack }),
    ...(help !== undefined && { help }),
  };
}

/** `instanceof` for values on which even that may throw. */
export function isA<T>(
  value: unknown,
  type: { readonly prototype: T; [Symbol.hasInstance](value: unknown): boolean },
): value is T {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}

function read(error: object, field: 'name' | 'message' | 'stack' | 'help'): string | undefined {
  try {
    const value: unknown = Reflect.get(error, field);
    return typeof value === 'string' ? redactText(value) : undefined;
  } catch {
    return undefined;
  }
}
