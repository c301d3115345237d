import type { Json } from '../../common/index.js';
import type { ConversationRef } from '../../messaging/index.js';

/** A job as its processor sees it. */
export interface OutboxJob {
  readonly id: string;
  readonly kind: string;
  /** Includes the submitted token, as a Secret. */
  readonly conversation: ConversationRef;
  readonly payload: Json;
  /** Number of earlier attempts: 0 for the first. */
  readonly attempt: number;
  /** An earlier attempt may have done part of the work. */
  readonly mayHaveRun: boolean;
  /**
   * The last progress that {@link saveProgress} stored, in any attempt. It is not encrypted: no secrets, no texts of
   * users.
   */
  readonly progress?: Json;
  /** Aborts when another process has taken over the job, or when this process ends. */
  readonly signal: AbortSignal;
  /** Stores the progress of the job, for the attempt after a crash. Resolves when it is stored. */
  saveProgress(progress: Json): Promise<void>;
}

/**
 * Processes one job. It runs at least once: after a crash it is called again. Its error decides whether the job is
 * retried.
 */
export type JobProcessor = (job: OutboxJob) => Promise<void>;

export interface JobKindOptions {
  /**
   * Called before a job becomes a dead letter, with the reason: use it to inform the user. After a crash it may be
   * called again. Its errors are logged.
   */
  onDead?: (job: OutboxJob, error: unknown) => Promise<void>;
}
