import type { ConstructorOptions, QueueOptions } from 'pg-boss';

/** The database below pg-boss, and what is different about pg-boss on it. */
export interface OutboxDatabase {
  /** Only one process has it: what is marked as running when it is opened runs nowhere. */
  readonly soleOwner: boolean;
  readonly queue: QueueOptions;
  /** Opens it, and says how pg-boss reaches it. */
  open(): Promise<ConstructorOptions>;
  close(): Promise<void>;
}
