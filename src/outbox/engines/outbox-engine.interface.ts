import type { Json } from '../../common/index.js';
import type { ConversationKey } from '../../protocol/index.js';

/** The plain part of a job: enough to list it and to keep its order. Everything else is encrypted. */
export interface JobEnvelope {
  /** Sorts by creation time, also within a millisecond: it determines the order of a conversation. */
  readonly id: string;
  readonly kind: string;
  /** The ordering key: jobs of one conversation run one after another. */
  readonly conversation: ConversationKey;
  readonly projectId: string;
  readonly requestId: string;
  readonly botId?: string;
  /** Token and payload, encrypted. */
  readonly sealed: string;
}

/** A job that this process has claimed for one attempt. */
export interface ClaimedJob extends JobEnvelope {
  /** Number of earlier claims: 0 for the first. */
  readonly attempt: number;
  /** An earlier attempt may have done part of the work: after a crash, a failure, or a retry of a dead letter. */
  readonly mayHaveRun: boolean;
  /** The last progress that {@link saveProgress} stored, in any attempt. */
  readonly progress?: Json;
  /** Aborts when the claim is lost or the process must end: stop, and write nothing more. */
  readonly signal: AbortSignal;
  /** Resolves when it is stored. Rejects if the claim is lost, because another process has the job then. */
  saveProgress(progress: Json): Promise<void>;
}

/** The reason of a failure, without secrets and texts of users. */
export interface FailureReason {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

/** The outcome of an attempt. */
export type JobOutcome = { kind: 'done' } | { kind: 'retry' } | { kind: 'dead'; reason: FailureReason };

export type JobHandler = (job: ClaimedJob) => Promise<JobOutcome>;

export interface DeadLetter extends Omit<JobEnvelope, 'sealed' | 'conversation'> {
  readonly reason: FailureReason;
  /** Number of attempts. */
  readonly attempts: number;
  readonly progress?: Json;
  readonly createdAt: Date;
  readonly diedAt: Date;
}

export interface DeadLetterFilter {
  requestId?: string;
  /** The reason's code, for example `TOKEN_REJECTED`. */
  reason?: string;
}

export interface OutboxStats {
  /** Jobs that wait, run or will be retried, without dead letters. */
  depth: number;
  /** The age of the oldest due job, in milliseconds; 0 if there is none. */
  oldestAgeMs: number;
  dead: number;
}

/**
 * Storage of jobs. Every engine must fulfil this, and one test suite checks it on all of them:
 *
 * - Jobs of one conversation run one after another, in the order in which they were added.
 * - A job that is retried is not overtaken by later ones of its conversation; other conversations do not wait for it.
 * - A delayed job delays no other job; when it is due, it is ordered by its creation time.
 * - After a dead letter its conversation continues (`skip`), or stops until the dead letter is retried or deleted
 *   (`halt`).
 */
export interface OutboxEngine {
  /** Prepares to accept jobs. Throws if that is impossible: then the service must not start. */
  open(): Promise<void>;
  /** Starts to run jobs. */
  work(handler: JobHandler): Promise<void>;
  /** Stops claiming jobs, and waits for the running ones, at most for the given milliseconds (drain). */
  stop(limitMs: number): Promise<void>;
  /** Releases all resources. Jobs in memory that still wait are lost, and logged. */
  /** @param limitMs how long it may take, if the engine's own limit is not shorter */
  close(limitMs?: number): Promise<void>;
  /** Resolves when the job is stored. */
  add(job: JobEnvelope, dueAt?: Date): Promise<void>;
  /** The oldest first, at most 1000. */
  deadLetters(filter: DeadLetterFilter): Promise<DeadLetter[]>;
  /** Runs a dead letter again; false if there is none with this id. */
  retry(id: string): Promise<boolean>;
  /** Deletes a dead letter; false if there is none with this id. */
  drop(id: string): Promise<boolean>;
  stats(): Promise<OutboxStats>;
}

/** How jobs are retried, and the effect of a dead letter on its conversation: the same for all engines. */
export interface EngineOptions {
  onDead: 'skip' | 'halt';
  /** The delay before the first retry, in milliseconds; doubled for each further retry, with jitter. */
  retryDelayMs: number;
  /** The maximum delay, in milliseconds. */
  maxRetryDelayMs: number;
}
