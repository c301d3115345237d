import type { LoggerService } from '@nestjs/common';
import { currentCall } from '../../calls/index.js';
import { describeError, isA } from '../../common/index.js';
import { isSampled } from './call-sample.js';
import { isAtLeast, type LogLevel } from './log-level.js';
import type { LogLevels } from './log-levels.js';
import type { LogRedaction } from './log-redaction.js';
import type { LogWriter } from './log-writer.interface.js';

/** Contexts of Nest's own start, whose lines get a lower level. */
const NEST_BOOT = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);
/**
 * Nest logs errors that stop the start here, with their stack. It throws them too: `bootstrap` prints them with their
 * cure.
 */
const NEST_BOOT_FAILURE = 'ExceptionHandler';
const STACK = /^.*\n\s+at /;

/**
 * The service behind Nest's `Logger`: it decides whether a line is written, masks its secrets, and adds the id of the
 * current webhook call. The writer formats the line.
 *
 * @param sample the share of webhook calls whose lines of `info` and below are written, 0 to 1
 */
export class ServiceLogger implements LoggerService {
  constructor(
    readonly levels: LogLevels,
    private readonly writer: LogWriter,
    private readonly redaction: LogRedaction,
    private readonly sample: number,
  ) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(NEST_BOOT.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== NEST_BOOT_FAILURE) this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest's order: messages, then the stack and the context if there are any. */
  private write(level: LogLevel, first: unknown, rest: readonly unknown[]): void {
    const last = rest.at(-1);
    const context = typeof last === 'string' && !STACK.test(last) ? last : '';
    if (!this.levels.allows(level, context)) return;
    const call = currentCall()?.id;
    if (call !== undefined && !this.isWanted(level, call)) return;
    const more = context === '' ? rest : rest.slice(0, -1);
    const given = more.find((part): part is string => typeof part === 'string' && STACK.test(part));
    const { message, stack = given } = this.described(first);
    this.writer.write({
      level,
      context,
      message: this.redaction.clean(message),
      stack: stack && this.redaction.text(stack),
      call,
    });
    for (const part of more) {
      if (part === given || part === undefined) continue;
      this.writer.write({ level, context, message: this.redaction.clean(part), call });
    }
  }

  private described(first: unknown): { readonly message: unknown; readonly stack?: string } {
    if (!isA(first, Error)) return { message: first };
    const { name, message, stack } = describeError(first);
    return { message: `${name}: ${message}`, stack };
  }

  private isWanted(level: LogLevel, call: string): boolean {
    return this.levels.debugging || isAtLeast(level, 'warn') || isSampled(call, this.sample);
  }
}
