import { randomBytes } from 'node:crypto';

const PROCESS = randomBytes(5).toString('hex');
let counter = 0;

/** An id as the platform's database makes them: 24 hex digits, in the order in which they were made. */
export function newId(): string {
  counter = (counter + 1) % 0x1000000;
  const seconds = Math.floor(Date.now() / 1000);
  return seconds.toString(16).padStart(8, '0') + PROCESS + counter.toString(16).padStart(6, '0');
}
