import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { toInteger } from '../../setting-parsers.js';
import { Field } from '../file/index.js';

/** `rateLimit`: how fast the calls of one project go out. */
export class RateLimitEntry {
  @Max(1_000_000)
  @Min(1)
  @IsInt({ message: '$property must be a whole number' })
  @Field({ parse: toInteger, cure: 'Give the calls a minute, for example 600.' })
  readonly perMinute: number;

  @Max(100_000)
  @Min(1)
  @IsInt({ message: '$property must be a whole number' })
  @IsOptional()
  @Field({ parse: toInteger, cure: 'Give how many calls may come at once, or leave it out for 1.' })
  readonly burst?: number;
}
