import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { outsideScopes, type Cancel, type Clock } from '../../../common/index.js';
import type { ConversationKey } from '../../../protocol/index.js';
import { OutboxFullError, OutboxUnavailableError } from '../../errors/index.js';
import { timeOrderedId } from '../../jobs/time-ordered-id.js';
import { deadLetterOf } from '../dead-letter-of.js';
import { retryDelay } from '../retry-delay.js';
import type {
  ClaimedJob,
  DeadLetter,
  DeadLetterFilter,
  EngineOptions,
  FailureReason,
  JobEnvelope,
  JobHandler,
  OutboxEngine,
  OutboxStats,
} from '../outbox-engine.interface.js';
import { MemoryLane, type MemoryDeadLetter, type MemoryJob } from './memory-lane.js';

/** Concurrency of the durable engines: more jobs would only wait for a connection. */
const CONCURRENCY = 30;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const LISTED = 1000;

export interface MemoryEngineOptions extends EngineOptions {
  /** Maximum number of waiting jobs, and of kept dead letters. */
  limit: number;
  /** How long `stop()` continues to run due jobs, in milliseconds. */
  drainMs: number;
}

/** A bounded, ordered outbox in memory. Its jobs are lost when the process ends. */
export class MemoryEngine implements OutboxEngine {
  private readonly logger = new Logger('Outbox');
  private readonly lanes = new Map<ConversationKey, MemoryLane>();
  private readonly dead = new Map<string, MemoryDeadLetter>();
  private readonly ending = new AbortController();
  private handler?: JobHandler;
  private depth = 0;
  private running = 0;
  private closed = false;
  private cancelWake?: Cancel;

  constructor(
    private readonly options: MemoryEngineOptions,
    private readonly clock: Clock,
  ) {}

  async open(): Promise<void> {}

  async work(handler: JobHandler): Promise<void> {
    this.handler = handler;
    this.pump();
  }

  async add(envelope: JobEnvelope, dueAt?: Date): Promise<void> {
    if (this.closed) throw new OutboxUnavailableError('the service is shutting down');
    if (this.depth >= this.options.limit) throw new OutboxFullError(this.options.limit);
    const now = this.clock.date();
    this.enqueue({
      envelope,
      createdAt: now,
      dueAt: dueAt?.getTime() ?? now,
      attempt: 0,
      mayHaveRun: false,
      inContext: AsyncLocalStorage.snapshot(),
    });
  }

  async deadLetters({ requestId, reason }: DeadLetterFilter): Promise<DeadLetter[]> {
    return [...this.dead.values()]
      .filter(({ job }) => requestId === undefined || job.envelope.requestId === requestId)
      .filter((letter) => reason === undefined || letter.reason.code === reason)
      .slice(0, LISTED)
      .map(shown);
  }

  async retry(id: string): Promise<boolean> {
    const letter = this.take(id);
    if (letter === undefined) return false;
    const { job } = letter;
    const resumed = this.lanes.get(job.envelope.conversation)?.resume(job) ?? false;
    // If the conversation continued, the job is the newest; if the conversation was halted, the job is still the
    // oldest.
    const envelope = resumed ? job.envelope : { ...job.envelope, id: timeOrderedId() };
    this.enqueue({ ...job, envelope, dueAt: this.clock.date(), attempt: 0, mayHaveRun: true });
    return true;
  }

  async drop(id: string): Promise<boolean> {
    const letter = this.take(id);
    if (letter === undefined) return false;
    this.lanes.get(letter.job.envelope.conversation)?.resume(letter.job);
    this.pump();
    return true;
  }

  async stats(): Promise<OutboxStats> {
    const now = this.clock.date();
    let oldest = now;
    for (const lane of this.lanes.values()) {
      for (const job of lane.jobs) if (job.dueAt <= now) oldest = Math.min(oldest, job.createdAt);
    }
    return { depth: this.depth, oldestAgeMs: now - oldest, dead: this.dead.size };
  }

  /** Runs due jobs for a limited time, because they cannot be stored. */
  async stop(): Promise<void> {
    this.closed = true;
    const end = performance.now() + this.options.drainMs;
    while (this.handler !== undefined && this.hasDueJobs() && performance.now() < end) await sleep(20);
    this.handler = undefined;
    this.cancelWake?.();
    this.ending.abort();
  }

  async close(): Promise<void> {
    if (this.depth > 0) this.logger.error(`${this.depth} deliveries are lost: they waited in memory.`);
  }

  private hasDueJobs(): boolean {
    if (this.running > 0) return true;
    const now = this.clock.date();
    return [...this.lanes.values()].some(({ nextAt }) => nextAt !== undefined && nextAt <= now);
  }

  private enqueue(job: MemoryJob): void {
    const { conversation } = job.envelope;
    const lane = this.lanes.get(conversation) ?? new MemoryLane();
    this.lanes.set(conversation, lane);
    lane.add(job);
    this.depth += 1;
    this.pump();
  }

  private pump(): void {
    this.cancelWake?.();
    const { handler } = this;
    if (handler === undefined) return;
    const now = this.clock.date();
    let wakeAt = Infinity;
    for (const [conversation, lane] of this.lanes) {
      if (this.running >= CONCURRENCY) return;
      if (lane.isEmpty) this.lanes.delete(conversation);
      const job = lane.take(now);
      if (job === undefined) {
        wakeAt = Math.min(wakeAt, lane.nextAt ?? Infinity);
        continue;
      }
      // Moves to the end of the queue: busy conversations must not delay the others.
      this.lanes.delete(conversation);
      this.lanes.set(conversation, lane);
      job.inContext(() => void this.run(lane, job, handler));
    }
    if (wakeAt === Infinity) return;
    const delay = Math.min(wakeAt - now, LONGEST_TIMER_MS);
    this.cancelWake = outsideScopes(() => this.clock.after(delay, () => this.pump()));
  }

  private async run(lane: MemoryLane, job: MemoryJob, handler: JobHandler): Promise<void> {
    this.running += 1;
    const verdict = await handler(this.claim(job));
    this.running -= 1;
    if (verdict.kind === 'retry') {
      lane.retryAt(this.clock.date() + retryDelay(job.attempt, this.options));
      job.attempt += 1;
      job.mayHaveRun = true;
    } else {
      this.depth -= 1;
      if (verdict.kind === 'dead') this.bury(lane, job, verdict.reason);
      else lane.free();
    }
    this.pump();
  }

  private claim(job: MemoryJob): ClaimedJob {
    const { envelope, attempt, mayHaveRun, progress } = job;
    return {
      ...envelope,
      attempt,
      mayHaveRun,
      progress,
      signal: this.ending.signal,
      saveProgress: async (next) => {
        job.progress = next;
      },
    };
  }

  private bury(lane: MemoryLane, job: MemoryJob, reason: FailureReason): void {
    if (this.options.onDead === 'halt') lane.halt();
    else lane.free();
    this.dead.set(job.envelope.id, { job, reason, diedAt: new Date(this.clock.date()) });
    if (this.dead.size > this.options.limit) this.forgetOldest();
  }

  private forgetOldest(): void {
    const [oldest] = this.dead.keys();
    this.logger.error(`A dead letter was deleted, because ${this.options.limit} newer ones are kept.`);
    void this.drop(oldest);
  }

  private take(id: string): MemoryDeadLetter | undefined {
    const letter = this.dead.get(id);
    this.dead.delete(id);
    return letter;
  }
}

function shown({ job, reason, diedAt }: MemoryDeadLetter): DeadLetter {
  return deadLetterOf(job.envelope, {
    reason,
    attempts: job.attempt + 1,
    progress: job.progress,
    createdAt: new Date(job.createdAt),
    diedAt,
  });
}
