import type { Job, JobResult, PgBoss } from 'pg-boss';
import { QUEUE } from './job-table.js';
import type { StoredJob } from './stored-job.types.js';

/** Three at once: while one waits for the slowest job of its batch, the others fetch what is ready. */
const WORKERS = 3;
/** A fetch takes one job of each conversation only: more at once make more conversations go on at once. */
const BATCH_SIZE = 10;
/** The least that pg-boss allows. With LISTEN it would be 30 s, but no notice comes for retries and delayed jobs. */
const POLL_SECONDS = 0.5;

interface Worker {
  id?: string;
  busy: boolean;
}

/**
 * The workers of one process. They are woken whenever a job is added or settled here: pg-boss itself would look again
 * only after its interval, and twenty messages of one conversation would take ten seconds.
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

  /** One that is idle fetches at once; where all are busy, all fetch again as soon as they are done. */
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
