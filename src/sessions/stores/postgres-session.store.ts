import type { Pool } from 'pg';
import { type Secret, ThrottledLog } from '../../common/index.js';
import type { ConversationKey } from '../../protocol/index.js';
import { SessionUnavailableError } from '../errors/index.js';
import type { SaveSessionOptions, SessionRecord, SessionStore } from '../session-store.interface.js';
import { SessionTable } from './session-table.js';

const CONNECTIONS = 5;
const CONNECT_MS = 3000;
const QUERY_MS = 4000;
const SWEEP_MS = 600_000;

/** Sessions in a PostgreSQL that all instances share. `pg` is loaded only when it is used. */
export class PostgresSessionStore implements SessionStore {
  private readonly log = new ThrottledLog('Sessions');
  private pool?: Pool;
  private sweeper?: NodeJS.Timeout;
  private readonly table = new SessionTable(async (sql, values = []) => {
    if (this.pool === undefined) throw new Error('it is not open');
    const { rows } = await this.pool.query<Record<string, unknown>>(sql, [...values]);
    return rows;
  });

  /** @param sweepMs the interval of removing expired sessions */
  constructor(
    private readonly url: Secret,
    private readonly sweepMs = SWEEP_MS,
  ) {}

  /** @throws SessionUnavailableError */
  async open(): Promise<void> {
    try {
      this.pool = await createPool(this.url);
      this.pool.on('error', (error) => this.log.error('The database of the sessions', error));
      await this.table.create();
      await this.table.sweep();
    } catch (error) {
      await this.close();
      this.log.error('The database of the sessions cannot be opened', error);
      throw new SessionUnavailableError();
    }
    this.sweeper = setInterval(() => void this.sweep(), this.sweepMs).unref();
  }

  load(conversation: ConversationKey): Promise<SessionRecord | undefined> {
    return this.table.load(conversation);
  }

  save(conversation: ConversationKey, record: SessionRecord, options: SaveSessionOptions): Promise<boolean> {
    return options.expected === undefined
      ? this.table.insert(conversation, record, options.ttlMs)
      : this.table.update(conversation, record, options);
  }

  delete(conversation: ConversationKey): Promise<void> {
    return this.table.delete(conversation);
  }

  async close(): Promise<void> {
    clearInterval(this.sweeper);
    const { pool } = this;
    this.pool = undefined;
    await pool?.end();
  }

  private async sweep(): Promise<void> {
    try {
      await this.table.sweep();
    } catch (error) {
      this.log.error('Expired sessions could not be removed', error);
    }
  }
}

async function createPool(url: Secret): Promise<Pool> {
  const { Pool } = await import('pg');
  return new Pool({
    connectionString: url.reveal(),
    application_name: 'pingstreams-fulfillment',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    // The server cancels the statement too: otherwise a locked table would collect statements that are no longer
    // needed.
    statement_timeout: QUERY_MS,
  });
}
