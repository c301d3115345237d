import { IsIn } from 'class-validator';
import { toKeyword } from '../setting-parsers.js';
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
}
