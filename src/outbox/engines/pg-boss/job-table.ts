import type { Db, JobAttempt } from 'pg-boss';
import type { Json } from '../../../common/index.js';
import { deadLetterOf } from '../dead-letter-of.js';
import type { DeadLetter, DeadLetterFilter, FailureReason, OutboxStats } from '../outbox-engine.interface.js';
import type { StoredJob } from './stored-job.types.js';

export const SCHEMA = 'fulfillment_outbox';
export const QUEUE = 'outbox';

const JOB = `${SCHEMA}.job`;
const NOW = `${SCHEMA}.job_now()`;
/** The claim of a worker: pg-boss increments the attempt with each claim. */
const HELD = `name = '${QUEUE}' AND id = $1 AND state = 'active' AND retry_count = $2`;
const DEAD = `name = '${QUEUE}' AND state = 'failed'`;
const LISTED = 1000;

interface DeadRow {
  id: string;
  data: StoredJob;
  created_on: Date;
  completed_on: Date;
}

/**
 * The few statements that pg-boss has no call for, each one atomic: progress of a running job, and dead letters that
 * stay in place. To pg-boss, a dead letter is a failed job, and a failed job keeps its key: that is `halt`. For `skip`
 * it gets a separate key.
 */
export class JobTable {
  constructor(private readonly database: Db) {}

  /** False if the claim is lost. */
  async saveProgress({ id, retryCount }: JobAttempt, progress: Json): Promise<boolean> {
    const sql = `UPDATE ${JOB} SET data = jsonb_set(data, '{progress}', $3::jsonb) WHERE ${HELD} RETURNING id`;
    return this.changes(sql, [id, retryCount, JSON.stringify(progress)]);
  }

  async bury(
    { id, retryCount }: JobAttempt,
    reason: FailureReason,
    onDead: 'skip' | 'halt',
  ): Promise<boolean> {
    const key = onDead === 'skip' ? `singleton_key = 'dead/' || id,` : '';
    const sql = `UPDATE ${JOB} SET state = 'failed', completed_on = ${NOW}, ${key}
      data = jsonb_set(data, '{dead}', $3::jsonb) WHERE ${HELD} RETURNING id`;
    const dead = { ...reason, attempts: retryCount + 1 };
    return this.changes(sql, [id, retryCount, JSON.stringify(dead)]);
  }

  /** A job that halted its conversation keeps its place; one that was skipped goes behind the waiting ones. */
  async resume(id: string): Promise<boolean> {
    const sql = `UPDATE ${JOB} SET state = 'created', retry_count = 0, started_on = NULL, completed_on = NULL,
        start_after = ${NOW}, singleton_key = data->>'conversation', data = data - 'dead' || '{"resumed":true}',
        created_on = CASE WHEN singleton_key LIKE 'dead/%' THEN ${NOW} ELSE created_on END
      WHERE ${DEAD} AND id = $1 RETURNING id`;
    return this.changes(sql, [id]);
  }

  async drop(id: string): Promise<boolean> {
    return this.changes(`DELETE FROM ${JOB} WHERE ${DEAD} AND id = $1 RETURNING id`, [id]);
  }

  async deadLetters({ requestId, reason }: DeadLetterFilter): Promise<DeadLetter[]> {
    const sql = `SELECT id, data, created_on, completed_on FROM ${JOB} WHERE ${DEAD}
        AND ($1::text IS NULL OR data->>'requestId' = $1) AND ($2::text IS NULL OR data->'dead'->>'code' = $2)
      ORDER BY completed_on, id LIMIT ${LISTED}`;
    const { rows } = await this.database.executeSql(sql, [requestId ?? null, reason ?? null]);
    return (rows as DeadRow[]).map(letterOf);
  }

  async stats(): Promise<OutboxStats> {
    const sql = `SELECT count(*) FILTER (WHERE state < 'completed') AS depth,
        count(*) FILTER (WHERE state = 'failed') AS dead,
        extract(epoch FROM ${NOW} - min(created_on) FILTER (WHERE state < 'completed' AND start_after <= ${NOW})) AS age
      FROM ${JOB} WHERE name = $1`;
    const { rows } = await this.database.executeSql(sql, [QUEUE]);
    const [row] = rows as { depth: string; dead: string; age: string | null }[];
    const oldestAgeMs = Math.max(0, Math.round(Number(row.age ?? 0) * 1000));
    return { depth: Number(row.depth), oldestAgeMs, dead: Number(row.dead) };
  }

  /** Releases the claims of a dead process. The attempt counts, because it may have done any part of the work. */
  async reclaim(): Promise<number> {
    const sql = `UPDATE ${JOB} SET state = 'retry', start_after = ${NOW}
      WHERE name = $1 AND state = 'active' RETURNING id`;
    return (await this.database.executeSql(sql, [QUEUE])).rows.length;
  }

  private async changes(sql: string, values: unknown[]): Promise<boolean> {
    return (await this.database.executeSql(sql, values)).rows.length > 0;
  }
}

function letterOf({ id, data, created_on: createdAt, completed_on: diedAt }: DeadRow): DeadLetter {
  const { attempts = 0, ...reason } = data.dead ?? {
    code: 'JOB_FAILED',
    message: 'The reason is not known.',
  };
  return deadLetterOf(
    { ...data, id },
    {
      reason,
      attempts,
      progress: data.progress,
      createdAt: new Date(createdAt),
      diedAt: new Date(diedAt),
    },
  );
}
