import type { Json } from '../../common/index.js';
import type { ConversationRef } from '../../messaging/index.js';

/** A job as its processor sees it. */
export interface OutboxJob {
  readonly id: string;
  readonly kind: string;
  /** With the token that it was submitted with, as a Secret. */
  readonly conversation: ConversationRef;
  readonly payload: Json;
  /** Attempts before this one: 0 is the first. */
  readonly attempt: number;
  /** An earlier attempt may have done some of it already. */
  readonly mayHaveRun: boolean;
  /** What {@link saveProgress} wrote last, in any attempt. It is stored in clear: no secrets, no words of users. */
  readonly progress?: Json;
  /** Aborts when another process has taken over the job, or this one ends. */
  readonly signal: AbortSignal;
  /** Notes how far the job is, for the attempt after a crash. Resolves when it is written. */
  saveProgress(progress: Json): Promise<void>;
}

/** Does one job. It runs at least once: after a crash it is called again. What it throws decides whether it is retried. */
export type JobProcessor = (job: OutboxJob) => Promise<void>;

export interface JobKindOptions {
  /**
   * Called before a job becomes a dead letter, with what it failed for: the place to tell the user. After a crash it may
   * be called again. What it throws is logged.
   */
  onDead?: (job: OutboxJob, error: unknown) => Promise<void>;
}
