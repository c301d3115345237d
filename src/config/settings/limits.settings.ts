import { IsInt, Max, Min } from 'class-validator';
import { toBytes, toInteger } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/**
 * Limits on incoming requests. A request over a limit gets an error response; only connections over their limit are
 * dropped.
 */
export class LimitsSettings {
  @Max(10_000)
  @Min(16)
  @IsInt()
  @Setting({
    env: 'LIMIT_JSON_DEPTH',
    description: "Maximum nesting depth of a request body. The platform's own are below 20.",
    parse: toInteger,
    default: '100',
  })
  readonly limitJsonDepth: number;

  @Max(10_000_000)
  @Min(10_000)
  @IsInt()
  @Setting({
    env: 'LIMIT_JSON_VALUES',
    description:
      'Maximum number of values (objects, lists, texts, numbers) in a body of more than 256 kB. Parsing many small values blocks all other calls.',
    parse: toInteger,
    default: '100000',
  })
  readonly limitJsonValues: number;

  @Max(2000)
  @Min(20)
  @IsInt()
  @Setting({
    env: 'LIMIT_HEADERS',
    description: 'Maximum number of headers of a webhook call. More get 431.',
    parse: toInteger,
    default: '100',
  })
  readonly limitHeaders: number;

  @Max(1_000_000)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'LIMIT_CONNECTIONS',
    description:
      'Maximum number of open connections. Node drops more than that, and the user of the platform then gets no reply.',
    parse: toInteger,
    default: '10000',
  })
  readonly limitConnections: number;

  /** Bytes. */
  @Max(64 * 1024 ** 3)
  @Min(1024)
  @IsInt({ message: '$property must be a size in bytes, or with a unit: 256mb, 1gb' })
  @Setting({
    env: 'LIMIT_BODY_MEMORY',
    description:
      'Memory for all request bodies in flight, beyond the first 64 KB of each. A body that does not fit is rejected with 503.',
    parse: toBytes,
    default: '256mb',
    values: 'bytes, or a number with `kb`, `mb` or `gb` (`1kb` to `64gb`)',
  })
  readonly limitBodyMemory: number;

  /** Calls a minute. */
  @Max(10_000_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'LIMIT_RATE_PER_ADDRESS',
    description: 'Calls a minute from one address (IPv6: from one /64); more get 429. `0`: no limit.',
    parse: toInteger,
    default: '0',
  })
  readonly limitRatePerAddress: number;

  /** Calls a minute. */
  @Max(10_000_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'LIMIT_RATE_PER_PROJECT',
    description: 'Calls a minute for one project; more get 429. `0`: no limit.',
    parse: toInteger,
    default: '0',
  })
  readonly limitRatePerProject: number;

  /** Milliseconds. */
  @Max(600_000)
  @Min(1000)
  @IsInt()
  @Setting({
    env: 'LIMIT_RECEIVE_MS',
    description: 'Time limit for receiving a request, headers and body. A slower one gets 408.',
    parse: toInteger,
    default: '30000',
  })
  readonly limitReceiveMs: number;

  /** Turns a minute. */
  @Max(100_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'LOOP_LIMIT',
    description:
      'Turns per minute in one conversation that its bot causes itself; more are rejected. Turns of people count a ' +
      'quarter, steps of flows a tenth. `0`: no limit.',
    parse: toInteger,
    default: '30',
  })
  readonly loopLimit: number;
}
