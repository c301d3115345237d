import { pino } from 'pino';

/** Takes whole lines. */
export interface LogDestination {
  write(line: string): void;
}

/** What may wait for a reader that does not read, in characters. More is dropped, and counted. */
const MAX_WAITING = 16 * 1024 * 1024;

/**
 * Standard output, written beside the event loop: a reader that is slow, or a terminal that is held, holds up no call.
 * At the end of the process, a crash by an exception included, what waits is written at once. What `kill -9` can take
 * with it are the lines of the last milliseconds.
 */
export function standardOutput(): LogDestination {
  const stream = pino.destination({ dest: 1, sync: false, maxLength: MAX_WAITING });
  let dropped = 0;
  stream.on('drop', () => (dropped += 1));
  stream.on('drain', () => {
    if (dropped === 0) return;
    const line = {
      level: 'error',
      time: new Date().toISOString(),
      context: 'Log',
      msg: `${dropped} lines were dropped`,
    };
    dropped = 0;
    stream.write(`${JSON.stringify(line)}\n`);
  });
  return stream;
}
