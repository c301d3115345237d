import { pino, type Logger } from 'pino';
import { LogFields } from './log-fields.js';
import type { LogLine, LogWriter } from './log-writer.interface.js';
import type { LogDestination } from './standard-output.js';

/** One JSON object a line, by pino. */
export class JsonWriter implements LogWriter {
  private readonly pino: Logger;

  /** @param worker which of several processes writes: they share the standard output */
  constructor(destination: LogDestination, worker?: number) {
    this.pino = pino(
      {
        // Levels are decided before a line gets here.
        level: 'trace',
        base: worker === undefined ? undefined : { worker },
        timestamp: () => `,"time":"${new Date().toISOString()}"`,
        formatters: { level: (level) => ({ level }) },
      },
      destination,
    );
  }

  write({ level, context, message, stack, call }: LogLine): void {
    const fields = { context, ...(call !== undefined && { call }), ...contentOf(message) };
    this.pino[level](stack === undefined ? fields : { ...fields, stack });
  }
}

/** Only lines of ours may name fields: what others log cannot pose as the level or the call of a line. */
function contentOf(message: unknown): Readonly<Record<string, unknown>> {
  if (typeof message === 'string') return { msg: message };
  if (message instanceof LogFields) return message.toJSON();
  return typeof message === 'object' && message !== null ? { data: message } : { msg: String(message) };
}
