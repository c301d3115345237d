import type { Job, JobResult, PgBoss } from 'pg-boss';
import { QUEUE } from './job-table.js';
import type { StoredJob } from './stored-job.types.js';

/** Three workers: while one waits for the slowest job of its batch, the others fetch ready jobs. */
const WORKERS = 3;
/** A fetch takes only one job per conversation, so a larger batch serves more conversations concurrently. */
const BATCH_SIZE = 10;
/** The minimum that pg-boss allows. With LISTEN it would be 30 s, but retries and delayed jobs send no notification. */
const POLL_SECONDS = 0.5;

interface Worker {
  id?: string;
  busy: boolean;
}

/**
 * The workers of one process. They are woken whenever this process adds or settles a job: pg-boss itself polls only at
 * its interval, so twenty messages of one conversation would take ten seconds.
 */
export class WorkerCrew {
  private readonly workers: Worker[] = Array.from({ length: WORKERS }, () => ({ busy: false }));

  constructor(
    private readonly boss: PgBoss,
    private readonly run: (job: Job<StoredJob>) => Promise<JobResult>,
  ) {}

  async start(): Promise<void> {
    const options = {
      batchSize: BATCH_SIZE,
      perJobResults: true,
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_SECONDS,
    } as const;
    for (const worker of this.workers) {
      worker.id = await this.boss.work<StoredJob, JobResult[], typeof options>(QUEUE, options, (jobs) =>
        this.runBatch(worker, jobs),
      );
    }
  }

  async stop(): Promise<void> {
    await this.boss.offWork(QUEUE, { wait: true });
  }

  /** An idle worker fetches at once; if all are busy, all fetch again as soon as they finish. */
  wake(): void {
    const idle = this.workers.find(({ busy }) => !busy);
    for (const { id } of idle === undefined ? this.workers : [idle]) {
      if (id !== undefined) setImmediate(() => this.boss.notifyWorker(id));
    }
  }

  private async runBatch(worker: Worker, jobs: Job<StoredJob>[]): Promise<JobResult[]> {
    worker.busy = true;
    try {
      return await Promise.all(
        jobs.map(async (job) => {
          const result = await this.run(job);
          this.wake();
          return result;
        }),
      );
    } finally {
      worker.busy = false;
      this.wake();
    }
  }
}
