import { pino } from 'pino';
import { outsideScopes } from '../../common/index.js';

/** Takes whole lines. */
export interface LogDestination {
  write(line: string): void;
}

/** What may wait for a reader that does not read, in characters. More is dropped, and counted. */
const MAX_WAITING = 16 * 1024 * 1024;
/** Lines are written together: each write costs more than the line. */
const TOGETHER_MS = 10;
const TOGETHER_CHARACTERS = 16 * 1024;

let shared: LogDestination | undefined;

/**
 * Standard output, written beside the event loop: a reader that is slow, or a terminal that is held, holds up no call.
 * At the end of the process, a crash by an exception included, what waits is written at once. What `kill -9` can take
 * with it are the lines of the last milliseconds.
 */
export function standardOutput(): LogDestination {
  return (shared ??= openStandardOutput());
}

function openStandardOutput(): LogDestination {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const handOver = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    waiting = '';
    if (lines !== '') stream.write(lines);
  };
  // Before the stream's own ear for the end of the process, which writes what it was given.
  process.on('beforeExit', handOver).on('exit', handOver);
  const stream = pino.destination({ dest: 1, sync: false, maxLength: MAX_WAITING });
  let dropped = 0;
  stream.on('drop', (lines: string) => (dropped += lines.split('\n').length - 1));
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
  const flushSync = (): void => {
    handOver();
    stream.flushSync();
  };
  const write = (line: string): void => {
    waiting += line;
    if (waiting.length > TOGETHER_CHARACTERS) handOver();
    else timer ??= outsideScopes(() => setTimeout(handOver, TOGETHER_MS).unref());
  };
  // pino writes a fatal line at once, by `flushSync`.
  return Object.assign({ write }, { flushSync });
}
