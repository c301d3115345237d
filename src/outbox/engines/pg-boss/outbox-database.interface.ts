import type { ConstructorOptions, QueueOptions } from 'pg-boss';

/** The database that pg-boss uses, and the options of pg-boss that depend on it. */
export interface OutboxDatabase {
  /** Only one process uses the database: no job that is marked as running at opening is really running. */
  readonly soleOwner: boolean;
  readonly queue: QueueOptions;
  /** Opens the database, and returns the connection for pg-boss. */
  open(): Promise<ConstructorOptions>;
  close(): Promise<void>;
}
