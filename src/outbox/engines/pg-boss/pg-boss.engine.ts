import type { JobAttempt, JobResult, Job, PgBoss, QueueOptions } from 'pg-boss';
import { FulfillmentError, ThrottledLog, within } from '../../../common/index.js';
import type { ConversationKey } from '../../../protocol/index.js';
import { OutboxUnavailableError } from '../../errors/index.js';
import type {
  ClaimedJob,
  DeadLetter,
  DeadLetterFilter,
  EngineOptions,
  JobEnvelope,
  JobHandler,
  OutboxEngine,
  OutboxStats,
  JobOutcome,
} from '../outbox-engine.interface.js';
import { JobTable, QUEUE, SCHEMA } from './job-table.js';
import type { OutboxDatabase } from './outbox-database.interface.js';
import type { StoredJob } from './stored-job.types.js';
import { WorkerCrew } from './worker-crew.js';

/** Attempts are counted here, so that a job never fails inside pg-boss, where its reason would not be recorded. */
const RETRIES = 1_000_000;
/** Waiting jobs are never deleted by age: they would be lost silently. */
const RETENTION_SECONDS = 50 * 365 * 86_400;
/** Jobs that still run when the engine closes are aborted after this time, the minimum of pg-boss. */
const ABORT_AFTER_MS = 1_000;
/** Limit for the whole closing, because a database that hangs would delay it. */
const CLOSE_MS = 4_000;

/**
 * The durable outbox: pg-boss, whose policy `key_strict_fifo` keeps the order of a conversation over all instances. On
 * PGlite in the process, or on a PostgreSQL that instances share.
 *
 * Every job is settled as soon as it is finished and not with its batch, so that a slow conversation delays no other
 * one.
 */
export class PgBossEngine implements OutboxEngine {
  private readonly log = new ThrottledLog('Outbox');
  private readonly adding = new Map<ConversationKey, Promise<unknown>>();
  private boss?: PgBoss;
  private table?: JobTable;
  private crew?: WorkerCrew;

  constructor(
    private readonly database: OutboxDatabase,
    private readonly options: EngineOptions,
  ) {}

  async open(): Promise<void> {
    try {
      const connection = await this.database.open();
      const { PgBoss } = await import('pg-boss');
      const boss = new PgBoss({
        ...connection,
        schema: SCHEMA,
        schedule: false,
        useListenNotify: true,
        registerInstance: false,
      });
      boss.on('error', (error) => this.log.error('pg-boss', error));
      boss.on('warning', ({ message }) => this.log.warn(`pg-boss: ${message}`));
      this.boss = boss;
      await boss.start();
      await this.prepareQueue(boss);
      this.table = new JobTable(boss.getDb());
      if (this.database.soleOwner) await this.reclaim(this.table);
    } catch (error) {
      await this.close();
      if (error instanceof FulfillmentError) throw error;
      this.log.error('The database of the outbox cannot be opened', error);
      throw new OutboxUnavailableError('its database cannot be opened');
    }
  }

  async work(handler: JobHandler): Promise<void> {
    this.crew = new WorkerCrew(this.opened.boss, (job) => this.run(job, handler));
    await this.crew.start();
  }

  async stop(limitMs: number): Promise<void> {
    if (this.crew !== undefined) await within(limitMs, this.crew.stop());
  }

  async close(limitMs = CLOSE_MS): Promise<void> {
    const { boss } = this;
    this.boss = undefined;
    const closed = async (): Promise<void> => {
      await boss?.stop({ timeout: ABORT_AFTER_MS });
      await this.database.close();
    };
    const limit = Math.min(CLOSE_MS, limitMs);
    if (await within(limit, closed())) return;
    this.log.warn(`The database of the outbox did not answer within ${limit} ms; closing without it.`);
  }

  /** One after another in a conversation: two statements on two connections may overtake each other. */
  add(job: JobEnvelope, dueAt?: Date): Promise<void> {
    const before = this.adding.get(job.conversation) ?? Promise.resolve();
    const written = before.then(() => this.write(job, dueAt));
    const settled: Promise<unknown> = written
      .catch(() => undefined)
      .finally(() => {
        if (this.adding.get(job.conversation) === settled) this.adding.delete(job.conversation);
      });
    this.adding.set(job.conversation, settled);
    return written;
  }

  async deadLetters(filter: DeadLetterFilter): Promise<DeadLetter[]> {
    return this.available(() => this.opened.table.deadLetters(filter));
  }

  async retry(id: string): Promise<boolean> {
    const found = isId(id) && (await this.available(() => this.opened.table.resume(id)));
    this.crew?.wake();
    return found;
  }

  async drop(id: string): Promise<boolean> {
    const found = isId(id) && (await this.available(() => this.opened.table.drop(id)));
    this.crew?.wake();
    return found;
  }

  async stats(): Promise<OutboxStats> {
    return this.available(() => this.opened.table.stats());
  }

  private get opened(): { boss: PgBoss; table: JobTable } {
    if (this.boss !== undefined && this.table !== undefined) return { boss: this.boss, table: this.table };
    throw new OutboxUnavailableError('it is not open');
  }

  private async write({ id, ...data }: JobEnvelope, dueAt?: Date): Promise<void> {
    await this.available(() =>
      this.opened.boss.send(QUEUE, data, { id, singletonKey: data.conversation, startAfter: dueAt }),
    );
    this.crew?.wake();
  }

  private async prepareQueue(boss: PgBoss): Promise<void> {
    const { retryDelayMs, maxRetryDelayMs } = this.options;
    const options: QueueOptions & { notify: boolean } = {
      ...this.database.queue,
      retryLimit: RETRIES,
      retryBackoff: true,
      retryDelay: seconds(retryDelayMs),
      retryDelayMax: seconds(maxRetryDelayMs),
      retentionSeconds: RETENTION_SECONDS,
      deleteAfterSeconds: 0,
      notify: true,
    };
    await boss.createQueue(QUEUE, { ...options, policy: 'key_strict_fifo' });
    await boss.updateQueue(QUEUE, options);
  }

  private async reclaim(table: JobTable): Promise<void> {
    const count = await table.reclaim();
    if (count > 0)
      this.log.warn(`${count} deliveries were interrupted when the process ended; they are resumed.`);
  }

  /** Never rejects: if a job cannot be settled, pg-boss retries it after its missing heartbeat. */
  private async run(job: Job<StoredJob>, handler: JobHandler): Promise<JobResult> {
    const attempt = { id: job.id, retryCount: job.retryCount };
    const verdict = await handler(this.claim(job));
    try {
      await this.settle(attempt, verdict);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      this.log.error('The outcome of a delivery could not be stored', error);
      return { id: job.id, status: 'failed' };
    }
  }

  private async settle(attempt: JobAttempt, verdict: JobOutcome): Promise<void> {
    const { boss, table } = this.opened;
    switch (verdict.kind) {
      case 'done':
        await boss.deleteJob(QUEUE, attempt);
        return;
      case 'retry':
        await boss.fail(QUEUE, attempt);
        return;
      case 'dead':
        await table.bury(attempt, verdict.reason, this.options.onDead);
    }
  }

  private claim({ id, data, retryCount, signal }: Job<StoredJob>): ClaimedJob {
    const { kind, conversation, projectId, requestId, botId, sealed, progress, resumed } = data;
    return {
      id,
      kind,
      conversation,
      projectId,
      requestId,
      botId,
      sealed,
      progress,
      attempt: retryCount,
      mayHaveRun: retryCount > 0 || resumed === true,
      signal,
      saveProgress: async (progress) => {
        if (await this.opened.table.saveProgress({ id, retryCount }, progress)) return;
        throw new OutboxUnavailableError('another process has taken over this delivery');
      },
    };
  }

  private async available<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      if (error instanceof OutboxUnavailableError) throw error;
      this.log.error('The database of the outbox', error);
      throw new OutboxUnavailableError('its database failed to execute a statement');
    }
  }
}

/** pg-boss accepts only whole seconds. */
function seconds(milliseconds: number): number {
  return Math.max(1, Math.round(milliseconds / 1000));
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
