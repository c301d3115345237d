import { ConsoleLogger, type LogLevel as NestLevel } from '@nestjs/common';
import type { LogLevel } from './log-level.js';
import { LogFields } from './log-fields.js';
import type { LogLine, LogWriter } from './log-writer.interface.js';

const NEST_LEVELS: Readonly<Record<LogLevel, NestLevel>> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  info: 'log',
  debug: 'debug',
  trace: 'verbose',
};
/** Enough of an id to tell the calls of a screen apart. */
const SHOWN = 8;

/** For human eyes, as Nest's own logger writes it; lines of one webhook call carry the beginning of its id. */
export class PrettyWriter implements LogWriter {
  private readonly nest = new ConsoleLogger({ logLevels: Object.values(NEST_LEVELS) });

  write({ level, context, message, stack, call }: LogLine): void {
    const shown = message instanceof LogFields ? String(message) : message;
    const marked = call === undefined ? context : `${context} ${call.slice(0, SHOWN)}`;
    if (level === 'error') this.nest.error(shown, stack, marked);
    else this.nest[NEST_LEVELS[level]](stack === undefined ? shown : `${String(shown)}\n${stack}`, marked);
  }
}
