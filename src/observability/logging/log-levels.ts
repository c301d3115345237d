import { isAtLeast, LOG_LEVELS, type LogLevel } from './log-level.js';

interface LevelSettings {
  readonly logLevel: LogLevel;
  /** `Dispatcher=debug,Messaging=warn`. */
  readonly logLevels?: string;
}

/** Which lines are written: by one level for all, and others for single contexts; or, switched at run time, all down to `debug`. */
export class LogLevels {
  private readonly ofContext: ReadonlyMap<string, LogLevel>;
  private readonly base: LogLevel;
  private allDebug = false;

  constructor({ logLevel, logLevels = '' }: LevelSettings) {
    this.base = logLevel;
    this.ofContext = new Map(
      logLevels
        .split(',')
        .filter((pair) => pair.trim() !== '')
        .map((pair) => pair.toLowerCase().split('='))
        .map(([context = '', level = '']) => [context.trim(), level.trim() as LogLevel]),
    );
  }

  /** True while everything down to `debug` is written. */
  get debugging(): boolean {
    return this.allDebug;
  }

  /** The least serious level that any context writes. */
  get lowest(): LogLevel {
    const least = [this.base, ...this.ofContext.values(), ...(this.allDebug ? ['debug' as const] : [])];
    return LOG_LEVELS.findLast((level) => least.includes(level)) ?? this.base;
  }

  allows(level: LogLevel, context: string): boolean {
    if (isAtLeast(level, this.levelOf(context))) return true;
    return this.allDebug && isAtLeast(level, 'debug');
  }

  /** @returns true if everything down to `debug` is written from now on */
  toggleDebug(): boolean {
    this.allDebug = !this.allDebug;
    return this.allDebug;
  }

  private levelOf(context: string): LogLevel {
    if (this.ofContext.size === 0) return this.base;
    return this.ofContext.get(context.toLowerCase()) ?? this.base;
  }
}
