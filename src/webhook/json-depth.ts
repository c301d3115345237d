const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * True when objects and lists stand deeper in each other than `limit`, in what may be JSON. It looks at the bytes
 * before they are parsed, because whatever walks a parsed value by recursion would be the one to fail; strings are
 * skipped by native search, so a large body costs little more than a small one.
 */
export function isDeeperThan(limit: number, body: Buffer): boolean {
  let depth = 0;
  for (let position = 0; position < body.length; position += 1) {
    const byte = body[position];
    if (byte === QUOTE) {
      position = endOfString(body, position);
      if (position === -1) return false;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      depth -= 1;
    }
  }
  return false;
}

/** Where the string ends that begins at `start`; -1 if it does not. A quote after an odd number of `\` is escaped. */
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
