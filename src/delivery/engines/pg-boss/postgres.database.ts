import type { ConstructorOptions } from 'pg-boss';
import type { Secret } from '../../../common/index.js';
import type { OutboxDatabase } from './outbox-database.interface.js';

const CONNECTIONS = 10;

/** PostgreSQL, shared by all instances of the service. */
export class PostgresDatabase implements OutboxDatabase {
  readonly soleOwner = false;
  /** A killed instance is noticed by its silence: 10 s are the least that pg-boss can tell from a slow one. */
  readonly queue = { heartbeatSeconds: 10 };

  constructor(private readonly url: Secret) {}

  async open(): Promise<ConstructorOptions> {
    return {
      connectionString: this.url.reveal(),
      application_name: 'pingstreams-fulfillment',
      max: CONNECTIONS,
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
    };
  }

  async close(): Promise<void> {}
}
