import { Logger } from '@nestjs/common';

const REPEAT_MS = 10_000;
const LONGEST_LINE = 300;

/**
 * What goes wrong below an engine. A database that is away is noticed several times a second, and an error of PGlite shows
 * its whole source, 17 KB on a line, when it is printed: so the first line alone, and the same one every ten seconds.
 */
export class EngineLog {
  private readonly logger: Logger;
  private readonly said = new Map<string, number>();

  constructor(context: string) {
    this.logger = new Logger(context);
  }

  error(context: string, error: unknown): void {
    const reason = error instanceof Error ? error.message || error.name : 'no error was given';
    this.say(`${context}: ${reason.split('\n')[0].slice(0, LONGEST_LINE)}`);
  }

  warn(line: string): void {
    this.logger.warn(line.slice(0, LONGEST_LINE));
  }

  private say(line: string): void {
    const now = Date.now();
    for (const [old, time] of this.said) if (now - time > REPEAT_MS) this.said.delete(old);
    if (this.said.has(line)) return;
    this.said.set(line, now);
    this.logger.error(line);
  }
}
