const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * True if objects and lists are nested deeper than `limit`. For results of `JSON.parse`, which parses any depth without
 * recursion; this recurses no deeper than the limit. It costs a fifth of the check of the bytes.
 */
export function nestsDeeperThan(limit: number, value: unknown): boolean {
  return isContainer(value) && containerNestsDeeperThan(limit, value);
}

function containerNestsDeeperThan(limit: number, container: object): boolean {
  if (limit === 0) return true;
  if (Array.isArray(container)) {
    for (const each of container as readonly unknown[]) {
      if (isContainer(each) && containerNestsDeeperThan(limit - 1, each)) return true;
    }
    return false;
  }
  // A parsed object has own fields only, and this loop allocates no list of them.
  for (const name in container) {
    const each = (container as Readonly<Record<string, unknown>>)[name];
    if (isContainer(each) && containerNestsDeeperThan(limit - 1, each)) return true;
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export interface JsonLimits {
  /** Nested objects and lists. */
  readonly depth: number;
  /** All values together, of bodies that are checked before they are parsed. */
  readonly values: number;
}

const COMMA = 0x2c;

/**
 * Checks bytes that may be JSON before they are parsed: many small values, above all empty objects, take ten times as
 * long to parse as text of the same length, and they block all other requests for that time.
 */
export function problemOfBytes(
  { depth: limit, values: most }: JsonLimits,
  body: Buffer,
): 'deep' | 'wide' | undefined {
  let depth = 0;
  let values = 1;
  for (let position = 0; position < body.length; position += 1) {
    const byte = body[position];
    if (byte === QUOTE) {
      position = endOfString(body, position);
      if (position === -1) return undefined;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
      values += 1;
      if (depth > limit) return 'deep';
      if (values > most) return 'wide';
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      depth -= 1;
    } else if (byte === COMMA) {
      values += 1;
      if (values > most) return 'wide';
    }
  }
  return undefined;
}

/** The position of the closing quote of a string; -1 if there is none. A quote after an odd number of `\` is escaped. */
function endOfString(body: Buffer, start: number): number {
  let end = body.indexOf(QUOTE, start + 1);
  while (end !== -1 && backslashesBefore(body, end) % 2 === 1) end = body.indexOf(QUOTE, end + 1);
  return end;
}

function backslashesBefore(body: Buffer, position: number): number {
  let count = 0;
  while (body[position - 1 - count] === BACKSLASH) count += 1;
  return count;
}
