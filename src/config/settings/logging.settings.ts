import { IsArray, IsIn, Matches } from 'class-validator';
import { toKeyword, toList } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';
import { LimitsSettings } from './limits.settings.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** What is logged, and how. */
export class LoggingSettings extends LimitsSettings {
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
    description: 'One JSON object a line, or for human eyes.',
    parse: toKeyword,
    default: (production) => (production ? 'json' : 'pretty'),
  })
  readonly logFormat: 'json' | 'pretty';

  @Matches(/^[\w.-]{1,100}$/, {
    each: true,
    message: '$property must hold names of letters, digits, ., - and _',
  })
  @IsArray()
  @Setting({
    env: 'REDACT_FIELDS',
    description:
      'Fields whose values are masked in logs, dead letters and whatever else is shown, beside the built-in ones. See [security.md](security.md#what-is-masked).',
    parse: toList,
    defaultText: 'none',
    values: 'a list of names by comma',
    cure: 'Write names of fields, for example iban,cardNumber.',
  })
  readonly redactFields: readonly string[];
}
