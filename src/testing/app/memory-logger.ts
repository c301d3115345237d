import type { LoggerService } from '@nestjs/common';

/** Keeps the log, so that tests can read it and their output stays readable. */
export function memoryLogger(lines: string[]): LoggerService {
  const keep = (...parts: unknown[]): void => {
    lines.push(
      parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' '),
    );
  };
  return { log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep };
}
