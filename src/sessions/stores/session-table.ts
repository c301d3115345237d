import type { ConversationKey } from '../../protocol/index.js';
import type { SaveSessionOptions, SessionRecord } from '../session-store.interface.js';

/** Runs a statement. @returns its rows */
export type SqlQuery = (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

const SCHEMA = 'fulfillment_sessions';
const TABLE = `${SCHEMA}.session`;
const IS_THIS = 'conversation = $1';
const END = (place: string): string => `now() + ${place}::double precision * interval '1 millisecond'`;
/**
 * The key of the advisory lock, any constant: instances that start at the same time create the table one after another.
 */
const LOCK = 7_236_455_101;
const SWEPT = 1000;

/** The table of the sessions: one statement for each operation. */
export class SessionTable {
  constructor(private readonly query: SqlQuery) {}

  /** If it exists, no statement is sent that needs more privileges than reading and writing. */
  async create(): Promise<void> {
    const [found] = await this.query(`SELECT to_regclass('${TABLE}') AS name`);
    if (found?.name !== null) return;
    await this.query(`DO $$ BEGIN
      PERFORM pg_advisory_xact_lock(${LOCK});
      CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
      CREATE TABLE IF NOT EXISTS ${TABLE} (
        conversation text PRIMARY KEY,
        version text NOT NULL,
        data text NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX IF NOT EXISTS session_expires_at ON ${TABLE} (expires_at);
    END $$`);
  }

  async load(conversation: ConversationKey): Promise<SessionRecord | undefined> {
    const sql = `SELECT version, data FROM ${TABLE} WHERE ${IS_THIS} AND expires_at > now()`;
    const [row] = await this.query(sql, [conversation]);
    return row && { version: row.version as string, data: row.data as string };
  }

  /** @returns false if it existed already */
  async insert(conversation: ConversationKey, record: SessionRecord, ttlMs: number): Promise<boolean> {
    const sql = `INSERT INTO ${TABLE} AS present (conversation, version, data, expires_at)
      VALUES ($1, $2, $3, ${END('$4')})
      ON CONFLICT (conversation) DO UPDATE
        SET version = excluded.version, data = excluded.data, expires_at = excluded.expires_at
        WHERE present.expires_at <= now()
      RETURNING version`;
    return this.changes(sql, [conversation, record.version, record.data, ttlMs]);
  }

  /** @returns false if the version is another one */
  async update(
    conversation: ConversationKey,
    record: SessionRecord,
    { expected, ttlMs }: SaveSessionOptions,
  ): Promise<boolean> {
    const sql = `UPDATE ${TABLE} SET version = $2, data = $3, expires_at = ${END('$4')}
      WHERE ${IS_THIS} AND version = $5 RETURNING version`;
    return this.changes(sql, [conversation, record.version, record.data, ttlMs, expected]);
  }

  async delete(conversation: ConversationKey): Promise<void> {
    await this.query(`DELETE FROM ${TABLE} WHERE ${IS_THIS}`, [conversation]);
  }

  /** Removes expired sessions in batches, and skips those that another instance is removing. */
  async sweep(): Promise<void> {
    const sql = `DELETE FROM ${TABLE} WHERE conversation IN (
        SELECT conversation FROM ${TABLE} WHERE expires_at <= now()
        LIMIT ${SWEPT} FOR UPDATE SKIP LOCKED
      ) RETURNING version`;
    while ((await this.query(sql)).length === SWEPT);
  }

  private async changes(sql: string, values: readonly unknown[]): Promise<boolean> {
    return (await this.query(sql, values)).length > 0;
  }
}
