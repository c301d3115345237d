import { IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { toInteger } from '../../setting-parsers.js';
import { Field } from '../file/index.js';
import { RateLimitEntry } from './rate-limit.entry.js';

/** `limits`: how calls of the messaging API behave. */
export class LimitsEntry {
  @ValidateNested()
  @IsOptional()
  @Field({ holds: { one: () => RateLimitEntry }, cure: 'Write rateLimit: { perMinute: 600, burst: 20 }.' })
  readonly rateLimit?: RateLimitEntry;

  /** Milliseconds. */
  @Max(600_000)
  @Min(100)
  @IsInt({ message: '$property must be a whole number' })
  @IsOptional()
  @Field({ parse: toInteger, cure: 'Give milliseconds, 100 to 600000, or leave it out.' })
  readonly timeoutMs?: number;

  @Max(10)
  @Min(0)
  @IsInt({ message: '$property must be a whole number' })
  @IsOptional()
  @Field({ parse: toInteger, cure: 'Give how often a call is repeated, 0 to 10, or leave it out.' })
  readonly retries?: number;
}
