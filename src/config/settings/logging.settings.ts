import { IsArray, IsIn, IsNumber, IsOptional, Matches, Max, Min } from 'class-validator';
import { toDecimal, toKeyword, toList, toText } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const CONTEXT_LEVELS = /^\s*(?:\w+\s*=\s*(?:fatal|error|warn|info|debug|trace)\s*(?:,\s*|$))+$/i;

/** Logging: levels, format and masking. */
export class LoggingSettings {
  @IsIn(LOG_LEVELS)
  @Setting({
    env: 'LOG_LEVEL',
    description: 'The least serious level that is logged.',
    parse: toKeyword,
    default: 'info',
  })
  readonly logLevel: (typeof LOG_LEVELS)[number];

  @IsIn(['json', 'pretty'])
  @Setting({
    env: 'LOG_FORMAT',
    description: 'One JSON object per line, or text for people.',
    parse: toKeyword,
    default: (production) => (production ? 'json' : 'pretty'),
  })
  readonly logFormat: 'json' | 'pretty';

  @Matches(CONTEXT_LEVELS, {
    message: '$property must be pairs of a context and a level, as Dispatcher=debug',
  })
  @IsOptional()
  @Setting({
    env: 'LOG_LEVELS',
    description: 'Levels for single contexts, by the context name of the log line.',
    parse: toText,
    values: 'a list by comma of `<context>=<level>`: `Dispatcher=debug,Messaging=warn`',
    cure: 'Write the context, = and fatal, error, warn, info, debug or trace; put a comma between several.',
  })
  readonly logLevels?: string;

  @Max(1)
  @Min(0)
  @IsNumber()
  @Setting({
    env: 'LOG_SAMPLE',
    description:
      'The share of webhook calls whose lines of level `info` and below are written. Warnings and errors are always written.',
    parse: toDecimal,
    default: '1',
  })
  readonly logSample: number;

  @Matches(/^[\w.-]{1,100}$/, {
    each: true,
    message: '$property must hold names of letters, digits, ., - and _',
  })
  @IsArray()
  @Setting({
    env: 'REDACT_FIELDS',
    description:
      'Additional fields whose values are masked in logs, dead letters and other output. See [security.md](security.md#what-is-masked).',
    parse: toList,
    defaultText: 'none',
    values: 'a list of names by comma',
    cure: 'Write names of fields, for example iban,cardNumber.',
  })
  readonly redactFields: readonly string[];
}
