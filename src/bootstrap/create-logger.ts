import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { ServerSettings } from '../config/index.js';

/** Our levels, the most important first, and what Nest calls them. */
const LEVELS: readonly [ServerSettings['logLevel'], LogLevel][] = [
  ['fatal', 'fatal'],
  ['error', 'error'],
  ['warn', 'warn'],
  ['info', 'log'],
  ['debug', 'debug'],
  ['trace', 'verbose'],
];

/** What Nest says of its own boot, at the level of what an operator wants to read. */
const NEST_BOOT = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

export function createLogger({ logLevel, logFormat }: ServerSettings): ConsoleLogger {
  const last = LEVELS.findIndex(([level]) => level === logLevel);
  return new ServiceLogger({
    json: logFormat === 'json',
    logLevels: LEVELS.slice(0, last + 1).map(([, nestLevel]) => nestLevel),
  });
}

/** Where Nest logs what stops the boot, with its stack. It throws the error too: `bootstrap` prints it with its cure. */
const NEST_BOOT_FAILURE = 'ExceptionHandler';

/** Nest's own logger, with the thirty lines that Nest writes at its boot moved to `debug`. */
class ServiceLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (NEST_BOOT.has(String(rest.at(-1)))) super.debug(message, ...rest);
    else super.log(message, ...rest);
  }

  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) !== NEST_BOOT_FAILURE) super.error(message, ...rest);
  }
}
