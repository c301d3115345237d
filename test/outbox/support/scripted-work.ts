import type { ClaimedJob, JobOutcome } from '../../../src/outbox/engines/outbox-engine.interface.js';

export type Act = (job: ClaimedJob) => JobOutcome | Promise<JobOutcome>;

export const DONE: JobOutcome = { kind: 'done' };
export const RETRY: JobOutcome = { kind: 'retry' };
export const REFUSED = { code: 'TOKEN_REJECTED', message: 'The platform refused the credential.' };
export const DEAD: JobOutcome = { kind: 'dead', reason: REFUSED };

/** Does what it was told for each job, by the job's text, and keeps what happened. */
export class ScriptedWork {
  /** The texts of all attempts, in the order in which they began. */
  readonly begun: string[] = [];
  readonly jobs: ClaimedJob[] = [];
  /** Conversations in which two jobs ran at once. */
  readonly overlaps: string[] = [];
  private readonly acts = new Map<string, Act[]>();
  private readonly running = new Set<string>();
  private watchers: (() => void)[] = [];

  /** The results of the attempts for a text, one after another; after the last one the job is done. */
  script(text: string, ...acts: Act[]): void {
    this.acts.set(text, acts);
  }

  readonly handle = async (job: ClaimedJob): Promise<JobOutcome> => {
    if (this.running.has(job.requestId)) this.overlaps.push(job.requestId);
    this.running.add(job.requestId);
    this.begun.push(job.sealed);
    this.jobs.push(job);
    this.notify();
    const act = this.acts.get(job.sealed)?.shift();
    const verdict = act === undefined ? DONE : await act(job);
    this.running.delete(job.requestId);
    this.notify();
    return verdict;
  };

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.watchers.push(resolve));
  }

  /** Until the given number of attempts have begun. */
  attempts(count: number): Promise<void> {
    return this.until(() => this.begun.length >= count);
  }

  private notify(): void {
    for (const watcher of this.watchers.splice(0)) watcher();
  }
}
