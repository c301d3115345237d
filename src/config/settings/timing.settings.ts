import { IsInt, Max, Min } from 'class-validator';
import { toInteger } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';
import { PlatformSettings } from './platform.settings.js';

/** How long things may take. */
export class TimingSettings extends PlatformSettings {
  /** Milliseconds. */
  @Max(600_000)
  @Min(100)
  @IsInt()
  @Setting({
    env: 'REPLY_DEADLINE_MS',
    description: 'How long a handler may take until its reply goes through the messaging API instead.',
    parse: toInteger,
    default: '10000',
  })
  readonly replyDeadlineMs: number;
}
