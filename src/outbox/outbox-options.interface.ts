import type { Secret } from '../common/index.js';

/** Where deliveries wait, and how they are retried. The service makes this of its configuration. */
export interface OutboxOptions {
  /** Default `memory`. */
  engine?: 'memory' | 'embedded' | 'postgres';
  /** For `embedded`: its directory. */
  directory?: string;
  /** For `postgres`: `postgres://user:password@host:5432/database`. */
  databaseUrl?: Secret | string;
  /** For both durable engines: keys of 32 bytes, in base64 or hexadecimal. The first encrypts, all decrypt. */
  keys?: readonly (Secret | string)[];
  /** For `memory`: the most deliveries that wait. Default 10000. */
  limit?: number;
  /** How often a failed delivery is tried again. Default 20: with the pauses of the defaults, a quarter of an hour. */
  retries?: number;
  /** What a dead letter does to its conversation. Default `skip`. */
  onDead?: 'skip' | 'halt';
  /** Names of fields that are masked in dead letters, beside the built-in ones. */
  redactFields?: readonly string[];
  /** The pause before the first retry, in milliseconds; doubled for each further one. Default 1000. */
  retryDelayMs?: number;
  /** The longest pause, in milliseconds. Default 60000. */
  maxRetryDelayMs?: number;
  /** Runs each attempt of a job, for example inside a span; the first argument is the kind of the job. */
  aroundJob?: <T>(kind: string, run: () => Promise<T>) => Promise<T>;
  /** For `memory`: how long the end of the process waits for deliveries that are due, in milliseconds. Default 5000. */
  drainMs?: number;
  /** For both durable engines: how long the end of the process waits for jobs that run, in milliseconds. Default 25000. */
  stopMs?: number;
}
