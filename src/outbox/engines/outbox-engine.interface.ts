import type { Json } from '../../common/index.js';
import type { ConversationKey } from '../../protocol/index.js';

/** What is in clear about a job: enough to list it and to keep its order. Everything else is sealed. */
export interface JobEnvelope {
  /** Sorts by the time of making, also within a millisecond: the order of a conversation hangs on it. */
  readonly id: string;
  readonly kind: string;
  /** The key of the order: jobs of one conversation run one after another. */
  readonly conversation: ConversationKey;
  readonly projectId: string;
  readonly requestId: string;
  readonly botId?: string;
  /** Token and payload, encrypted. */
  readonly sealed: string;
}

/** A job that this process has claimed for one attempt. */
export interface ClaimedJob extends JobEnvelope {
  /** Claims before this one: 0 is the first. */
  readonly attempt: number;
  /** An earlier attempt may have done some of it: after a crash, a failure, or out of the dead letters. */
  readonly mayHaveRun: boolean;
  /** What {@link saveProgress} wrote last, in any attempt. */
  readonly progress?: Json;
  /** Aborts when the claim is lost or the process must end: stop, and write nothing more. */
  readonly signal: AbortSignal;
  /** Resolves when it is written. Rejects when the claim is lost, since another process has the job then. */
  saveProgress(progress: Json): Promise<void>;
}

/** Why a job failed, in words that hold no secret and nothing of what users wrote. */
export interface FailureReason {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

/** What becomes of a job after an attempt. */
export type JobOutcome = { kind: 'done' } | { kind: 'retry' } | { kind: 'dead'; reason: FailureReason };

export type JobHandler = (job: ClaimedJob) => Promise<JobOutcome>;

export interface DeadLetter extends Omit<JobEnvelope, 'sealed' | 'conversation'> {
  readonly reason: FailureReason;
  /** How often it was tried. */
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
  /** Jobs that wait, run or will be retried. Dead letters are not among them. */
  depth: number;
  /** The age of the oldest of them that is due, in milliseconds; 0 when there is none. */
  oldestAgeMs: number;
  dead: number;
}

/**
 * Where jobs wait. What every engine must do, and one suite checks on all of them:
 *
 * - Jobs of one conversation run one after another, in the order in which they were added.
 * - A job that is retried is not overtaken by later ones of its conversation; other conversations do not wait for it.
 * - A delayed job holds nobody back; when it is due it takes its place by the time of its making.
 * - A dead letter lets its conversation go on (`skip`), or stops it until it is retried or dropped (`halt`).
 */
export interface OutboxEngine {
  /** Makes ready to add. Throws when that cannot be: the service must not start then. */
  open(): Promise<void>;
  /** Begins to run jobs. */
  work(handler: JobHandler): Promise<void>;
  /** Begins no job any more, and waits for those that run, at most so many milliseconds. */
  stop(limitMs: number): Promise<void>;
  /** Lets go of everything. What is not durable and still waits is lost, and logged. */
  close(): Promise<void>;
  /** Resolves when the job is written. */
  add(job: JobEnvelope, dueAt?: Date): Promise<void>;
  /** The oldest first, 1000 at most. */
  deadLetters(filter: DeadLetterFilter): Promise<DeadLetter[]>;
  /** Runs a dead letter again; false when there is none of this id. */
  retry(id: string): Promise<boolean>;
  /** Forgets a dead letter; false when there is none of this id. */
  drop(id: string): Promise<boolean>;
  stats(): Promise<OutboxStats>;
}

/** How jobs are retried, and what a dead letter does to its conversation: the same for all engines. */
export interface EngineOptions {
  onDead: 'skip' | 'halt';
  /** The pause before the first retry, in milliseconds; doubled for each further one, with jitter. */
  retryDelayMs: number;
  /** The longest pause, in milliseconds. */
  maxRetryDelayMs: number;
}
