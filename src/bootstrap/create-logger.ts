import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { describeError, isA, redact, redactText, SensitiveNames } from '../common/index.js';
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

export function createLogger({ logLevel, logFormat, redactFields }: ServerSettings): ConsoleLogger {
  const last = LEVELS.findIndex(([level]) => level === logLevel);
  const logger = new ServiceLogger({
    json: logFormat === 'json',
    logLevels: LEVELS.slice(0, last + 1).map(([, nestLevel]) => nestLevel),
  });
  return withoutSecrets(logger, redactFields);
}

/** Whoever logs, a library or a handler in a hurry: what it says is masked before it is written. */
function withoutSecrets(logger: ServiceLogger, fields: readonly string[]): ServiceLogger {
  const names = new SensitiveNames(fields);
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') return redactText(part, [], names);
    if (!isA(part, Error)) return redact(part, { fields });
    const { name, message, stack } = describeError(part);
    return redactText(stack ?? `${name}: ${message}`, [], names);
  };
  for (const [, level] of LEVELS) {
    const write = logger[level].bind(logger) as (...parts: unknown[]) => void;
    logger[level] = (...parts: unknown[]) => {
      if (logger.isLevelEnabled(level)) write(...parts.map(clean));
    };
  }
  return logger;
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
