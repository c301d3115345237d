import { pino, type Logger } from 'pino';
import { LogFields } from './log-fields.js';
import type { LogLine, LogWriter } from './log-writer.interface.js';
import type { LogDestination } from './standard-output.js';

/** One JSON object per line, by pino. */
export class JsonWriter implements LogWriter {
  private readonly pino: Logger;

  /** @param worker the number of this worker process: several share the standard output */
  constructor(destination: LogDestination, worker?: number) {
    this.pino = pino(
      {
        // The level was checked before the line gets here.
        level: 'trace',
        base: worker === undefined ? undefined : { worker },
        timestamp: () => `,"time":"${new Date().toISOString()}"`,
        formatters: { level: (level) => ({ level }) },
      },
      destination,
    );
  }

  write({ level, context, message, stack, call }: LogLine): void {
    // Undefined fields are not written.
    const fields: Record<string, unknown> = { context, call };
    addContent(fields, message);
    if (stack !== undefined) fields.stack = stack;
    this.pino[level](fields);
  }
}

/** Only the framework's lines may set fields, so that other lines cannot fake a level or a call. */
function addContent(fields: Record<string, unknown>, message: unknown): void {
  if (message instanceof LogFields) Object.assign(fields, { msg: message.msg }, message.fields());
  else if (typeof message === 'object' && message !== null) fields.data = message;
  else fields.msg = String(message);
}
