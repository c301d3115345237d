import type { ConstructorOptions } from 'pg-boss';
import type { Secret } from '../../../common/index.js';
import type { OutboxDatabase } from './outbox-database.interface.js';

const CONNECTIONS = 10;
/**
 * A database that hangs (a locked table, a disk that stalls) must not hold its callers: the server gives up a statement,
 * and this process gives up the server. `pg` takes these beside the options that pg-boss names.
 */
const LIMITS = { connectionTimeoutMillis: 5_000, statement_timeout: 10_000, query_timeout: 20_000 };

/** PostgreSQL, shared by all instances of the service. */
export class PostgresDatabase implements OutboxDatabase {
  readonly soleOwner = false;
  /** A killed instance is detected by missing heartbeats: 10 s is the minimum that pg-boss allows. */
  readonly queue = { heartbeatSeconds: 10 };

  constructor(private readonly url: Secret) {}

  async open(): Promise<ConstructorOptions> {
    return {
      connectionString: this.url.reveal(),
      application_name: 'pingstreams-fulfillment',
      max: CONNECTIONS,
      ...LIMITS,
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
    };
  }

  async close(): Promise<void> {}
}
