import { pino } from 'pino';
import { outsideScopes } from '../../common/index.js';

/** Writes complete lines. */
export interface LogDestination {
  write(line: string): void;
}

/** Buffer limit for a slow reader, in characters. Further lines are dropped, and counted. */
const MAX_WAITING = 16 * 1024 * 1024;
/** Lines are written in batches: each write costs more than the line. */
const TOGETHER_MS = 10;
const TOGETHER_CHARACTERS = 16 * 1024;

let shared: LogDestination | undefined;

/**
 * Standard output, written asynchronously: a slow reader, or a paused terminal, delays no call. At the end of the
 * process, including a crash by an exception, the buffer is written at once. Only `kill -9` can lose the lines of the
 * last milliseconds.
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
  // Registered before the stream's own `exit` listener, which then writes this data.
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
