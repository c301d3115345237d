import { IsIn, IsInt, Max, Min } from 'class-validator';
import { toBytes, toInteger, toKeyword } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** Sessions: the data kept for a conversation, its storage and lifetime. */
export class SessionSettings {
  @IsIn(['memory', 'postgres'])
  @Setting({
    env: 'SESSIONS',
    description:
      'Storage of `ctx.session`. `postgres` survives a restart, and all instances share it. See docs/sessions.md.',
    parse: toKeyword,
    default: 'memory',
  })
  readonly sessions: 'memory' | 'postgres';

  @Max(31_536_000_000)
  @Min(1000)
  @IsInt()
  @Setting({
    env: 'SESSION_TTL_MS',
    description: 'How long a session is kept after its last use. By default 7 days.',
    parse: toInteger,
    default: '604800000',
  })
  readonly sessionTtlMs: number;

  /** Bytes. */
  @Max(16 * 1024 ** 2)
  @Min(1024)
  @IsInt({ message: '$property must be a size in bytes, or with a unit: 64kb, 1mb' })
  @Setting({
    env: 'SESSION_MAX_BYTES',
    description: 'Maximum size of one session, as JSON. A handler that stores more fails.',
    parse: toBytes,
    default: '64kb',
    values: 'bytes, or a number with `kb` or `mb` (`1kb` to `16mb`)',
  })
  readonly sessionMaxBytes: number;

  @Max(10_000_000)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'SESSION_MAX_COUNT',
    description:
      'Maximum number of sessions in memory. One more removes the least recently used session of the project ' +
      'that has most of them.',
    parse: toInteger,
    default: '10000',
  })
  readonly sessionMaxCount: number;
}
