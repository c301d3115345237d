import { randomBytes } from 'node:crypto';

/** A 12-bit counter within a millisecond; when it overflows, the clock of the ids runs ahead of the real clock. */
const SEQUENCE_LIMIT = 0x1000;

let lastTime = 0;
let sequence = 0;

/**
 * A UUID of version 7: ids of one process sort in the order of creation, also within a millisecond. Engines break ties
 * by id, because the clock of a database is too coarse to order two messages.
 */
export function timeOrderedId(now = Date.now()): string {
  if (now > lastTime) {
    lastTime = now;
    sequence = 0;
  } else if (++sequence === SEQUENCE_LIMIT) {
    lastTime += 1;
    sequence = 0;
  }
  const time = lastTime.toString(16).padStart(12, '0');
  const random = randomBytes(8);
  random[0] = (random[0] & 0x3f) | 0x80;
  const tail = random.toString('hex');
  const version = `7${sequence.toString(16).padStart(3, '0')}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
