import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Secret } from '../../common/index.js';
import { databaseUrl, encryptionKeys, nonEmptyPath, Passes } from '../checks/index.js';
import { toBoolean, toInteger, toKeyword, toSecret, toSecrets, toText } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** The outbox: deliveries that are sent later, and their storage. */
export class OutboxSettings {
  @IsIn(['memory', 'embedded', 'postgres'])
  @Setting({
    env: 'OUTBOX',
    description:
      'Storage of pending deliveries. Only `embedded` and `postgres` survive a restart. See docs/outbox.md.',
    parse: toKeyword,
    default: 'memory',
  })
  readonly outbox: 'memory' | 'embedded' | 'postgres';

  @Passes(nonEmptyPath)
  @IsOptional()
  @Setting({
    env: 'OUTBOX_DIR',
    description: 'The directory of the embedded outbox: on a persistent local disk, for one process.',
    parse: toText,
    values: 'the path of a directory',
    cure: 'Give the path of a directory that the user of this process can write to.',
  })
  readonly outboxDir?: string;

  @Passes(databaseUrl)
  @IsOptional()
  @Setting({
    env: 'DATABASE_URL',
    description:
      'The PostgreSQL database of `OUTBOX=postgres` and `SESSIONS=postgres`. It is shared by all instances.',
    parse: toSecret,
    values: 'a `postgres://` URL',
    cure: 'Write it as postgres://user:password@db.example.com:5432/fulfillment.',
    hidden: true,
    fromFile: true,
  })
  readonly databaseUrl?: Secret;

  /** Each 32 bytes, in base64 or hexadecimal. The first encrypts, all decrypt. */
  @Passes(encryptionKeys)
  @Setting({
    env: 'OUTBOX_KEY',
    description:
      'Encrypts pending deliveries in a durable outbox, and durable sessions. The first key encrypts, all decrypt: several for rotation.',
    parse: toSecrets,
    defaultText: 'none',
    values: 'a list by comma of keys of 32 bytes, in base64 or hexadecimal',
    cure: 'Make a key with `openssl rand -hex 32`; put a comma between several.',
    hidden: true,
    fromFile: true,
  })
  readonly outboxKeys: readonly Secret[];

  @Max(1_000_000)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'OUTBOX_MAX_JOBS',
    description: 'Maximum number of deliveries that wait in memory. More are rejected with 503.',
    parse: toInteger,
    default: '10000',
  })
  readonly outboxMaxJobs: number;

  @Max(1000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'OUTBOX_RETRIES',
    description: 'Maximum retries of a failed delivery before it becomes a dead letter.',
    parse: toInteger,
    default: '20',
  })
  readonly outboxRetries: number;

  @IsIn(['skip', 'halt'])
  @Setting({
    env: 'OUTBOX_ON_DEAD',
    description:
      'Whether a conversation continues after a dead letter, or waits until an operator retries or deletes it.',
    parse: toKeyword,
    default: 'skip',
  })
  readonly outboxOnDead: 'skip' | 'halt';

  @IsBoolean()
  @Setting({
    env: 'OUTBOX_MEMORY_ALLOWED',
    description:
      'Whether durable handlers may wait in memory (`OUTBOX=memory`) in production, where a crash loses their turns.',
    parse: toBoolean,
    default: 'false',
  })
  readonly outboxMemoryAllowed: boolean;

  @IsIn(['direct', 'outbox'])
  @Setting({
    env: 'LATE_REPLIES',
    description:
      'How late replies are sent: directly, or through the outbox, with its retries. See [Late replies](time.md#late-replies-through-the-outbox).',
    parse: toKeyword,
    default: 'direct',
  })
  readonly lateReplies: 'direct' | 'outbox';
}
