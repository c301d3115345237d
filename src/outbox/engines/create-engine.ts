import { Secret, SystemClock, type Clock } from '../../common/index.js';
import type { ResolvedOutboxOptions } from '../outbox.constants.js';
import { InvalidOutboxOptionsError } from '../errors/index.js';
import { JobCipher } from '../jobs/job-cipher.js';
import { MemoryEngine } from './memory/memory.engine.js';
import type { OutboxEngine } from './outbox-engine.interface.js';
import { EmbeddedDatabase } from './pg-boss/embedded.database.js';
import { PgBossEngine } from './pg-boss/pg-boss.engine.js';
import { PostgresDatabase } from './pg-boss/postgres.database.js';

/**
 * The configured engine. It is not opened yet, and no large package is loaded.
 *
 * @param clock for the engine in memory; the databases of the others have their own
 */
export function createEngine(
  settings: ResolvedOutboxOptions,
  clock: Clock = new SystemClock(),
): OutboxEngine {
  switch (settings.engine) {
    case 'memory':
      return new MemoryEngine(settings, clock);
    case 'embedded':
      return new PgBossEngine(new EmbeddedDatabase(required(settings, 'directory')), settings);
    case 'postgres':
      return new PgBossEngine(new PostgresDatabase(secret(required(settings, 'databaseUrl'))), settings);
  }
}

export function createCipher({ engine, keys = [] }: ResolvedOutboxOptions): JobCipher {
  return engine === 'memory' ? JobCipher.ephemeral() : new JobCipher(keys.map(secret));
}

function required<Name extends keyof ResolvedOutboxOptions>(
  settings: ResolvedOutboxOptions,
  name: Name,
): NonNullable<ResolvedOutboxOptions[Name]> {
  const value = settings[name];
  if (value !== undefined && value !== null) return value;
  throw new InvalidOutboxOptionsError(`"${name}" is missing`, `The engine '${settings.engine}' needs it.`);
}

function secret(value: Secret | string): Secret {
  return typeof value === 'string' ? new Secret(value) : value;
}
