import { Logger } from '@nestjs/common';

const REPEAT_MS = 10_000;
const LONGEST_LINE = 300;

/**
 * Logs the failures of a database: only the first line of an error, and the same line at most every ten seconds. An
 * unavailable database causes several errors a second, and PGlite's errors contain its whole source, 17 KB on a line.
 */
export class ThrottledLog {
  private readonly logger: Logger;
  private readonly lastLogged = new Map<string, number>();

  constructor(context: string) {
    this.logger = new Logger(context);
  }

  error(context: string, error: unknown): void {
    const reason = error instanceof Error ? error.message || error.name : 'unknown error';
    this.logOnce(`${context}: ${reason.split('\n')[0].slice(0, LONGEST_LINE)}`);
  }

  warn(line: string): void {
    this.logger.warn(line.slice(0, LONGEST_LINE));
  }

  private logOnce(line: string): void {
    const now = Date.now();
    for (const [old, time] of this.lastLogged) if (now - time > REPEAT_MS) this.lastLogged.delete(old);
    if (this.lastLogged.has(line)) return;
    this.lastLogged.set(line, now);
    this.logger.error(line);
  }
}
