import type { Duplex } from 'node:stream';
import { answerBytes, genericAnswer } from '../http/index.js';

/** For the caller to read the answer. Closed at once, a connection is reset where more of the caller's is on its way. */
const LINGER_MS = 1000;

/** The answer of a connection that Node has given up, and its end: also where the caller does not close his half. */
export function lastWords(socket: Duplex, status: number): void {
  const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.on('error', () => socket.destroy()).once('close', () => clearTimeout(timer));
  socket.end(answerBytes(genericAnswer(status)));
}
