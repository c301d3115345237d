import type { Json } from '../../../common/index.js';
import type { FailureReason, JobEnvelope } from '../outbox-engine.interface.js';

export interface MemoryJob {
  envelope: JobEnvelope;
  createdAt: number;
  /** Earliest time to run the job, in epoch milliseconds. */
  dueAt: number;
  attempt: number;
  mayHaveRun: boolean;
  /** Runs the job in the async context in which it was submitted, whichever job or timer starts it. */
  readonly inContext: (work: () => void) => void;
  progress?: Json;
}

export interface MemoryDeadLetter {
  job: MemoryJob;
  reason: FailureReason;
  diedAt: Date;
}

/**
 * The jobs of one conversation. At most one holds the lane: it runs, waits for its retry, or halted the conversation.
 * All others wait, in the order of their ids.
 */
export class MemoryLane {
  private readonly waiting: MemoryJob[] = [];
  private holder?: MemoryJob;
  private state: 'free' | 'running' | 'retrying' | 'halted' = 'free';

  add(job: MemoryJob): void {
    const before = this.waiting.findLastIndex((other) => other.envelope.id < job.envelope.id);
    this.waiting.splice(before + 1, 0, job);
  }

  get isEmpty(): boolean {
    return this.holder === undefined && this.waiting.length === 0;
  }

  get jobs(): readonly MemoryJob[] {
    const running = this.holder === undefined || this.state === 'halted' ? [] : [this.holder];
    return [...running, ...this.waiting];
  }

  /** Time at which a job can be taken, in epoch milliseconds; undefined if that needs a further event. */
  get nextAt(): number | undefined {
    if (this.state === 'retrying') return this.holder?.dueAt;
    if (this.state !== 'free' || this.waiting.length === 0) return undefined;
    return Math.min(...this.waiting.map(({ dueAt }) => dueAt));
  }

  /** Takes the next job if one is due. The job holds the lane until it is settled. */
  take(now: number): MemoryJob | undefined {
    if (this.state === 'retrying' && this.holder !== undefined && this.holder.dueAt <= now) {
      this.state = 'running';
      return this.holder;
    }
    if (this.state !== 'free') return undefined;
    const index = this.waiting.findIndex(({ dueAt }) => dueAt <= now);
    if (index === -1) return undefined;
    [this.holder] = this.waiting.splice(index, 1);
    this.state = 'running';
    return this.holder;
  }

  retryAt(dueAt: number): void {
    if (this.holder !== undefined) this.holder.dueAt = dueAt;
    this.state = 'retrying';
  }

  halt(): void {
    this.state = 'halted';
  }

  free(): void {
    this.holder = undefined;
    this.state = 'free';
  }

  /** Releases the lane from the job that halted it. */
  resume(job: MemoryJob): boolean {
    if (this.state !== 'halted' || this.holder !== job) return false;
    this.free();
    return true;
  }
}
