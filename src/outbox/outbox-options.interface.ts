import type { Secret } from '../common/index.js';

/** Storage and retries of deliveries. The service derives these options from its configuration. */
export interface OutboxOptions {
  /** Default `memory`. */
  engine?: 'memory' | 'embedded' | 'postgres';
  /** For `embedded`: its directory. */
  directory?: string;
  /** For `postgres`: `postgres://user:password@host:5432/database`. */
  databaseUrl?: Secret | string;
  /** For both durable engines: keys of 32 bytes, in base64 or hexadecimal. The first encrypts, all decrypt. */
  keys?: readonly (Secret | string)[];
  /** For `memory`: the maximum number of waiting deliveries. Default 10000. */
  limit?: number;
  /** Maximum retries of a failed delivery. Default 20: a quarter of an hour, with the default pauses. */
  retries?: number;
  /** The effect of a dead letter on its conversation. Default `skip`. */
  onDead?: 'skip' | 'halt';
  /** Names of fields that are masked in dead letters, in addition to the built-in ones. */
  redactFields?: readonly string[];
  /** The delay before the first retry, in milliseconds; doubled for each further retry. Default 1000. */
  retryDelayMs?: number;
  /** The maximum delay, in milliseconds. Default 60000. */
  maxRetryDelayMs?: number;
  /** Runs each attempt of a job, for example inside a span; the first argument is the kind of the job. */
  aroundJob?: <T>(kind: string, run: () => Promise<T>) => Promise<T>;
  /** For `memory`: how long a shutdown waits for due deliveries, in milliseconds. Default 5000. */
  drainMs?: number;
  /** For both durable engines: how long a shutdown waits for running jobs, in milliseconds. Default 25000. */
  stopMs?: number;
}
