import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { Client } from 'pg';
import { FulfillmentModule, Intent, Reply } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { until } from '../support/until.js';
import { PostgresServer } from './support/postgres-server.js';

let runs = 0;

@Intent('durable', { durable: true })
class DurableIntent {
  handle(): Reply {
    runs += 1;
    return Reply.silence();
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [DurableIntent] })
class DurableModule {}

describe.each(ADAPTERS)('A database that hangs (%s)', (adapter) => {
  let database: PostgresServer;
  let locker: Client;
  let service: RunningService;

  beforeAll(async () => {
    database = await PostgresServer.start();
    locker = new Client({ connectionString: database.url });
    await locker.connect();
    service = await startService(DurableModule, adapter, {
      OUTBOX: 'postgres',
      DATABASE_URL: database.url,
      OUTBOX_KEY: randomBytes(32).toString('hex'),
      REPLY_DEADLINE_MS: '1000',
      SHUTDOWN_TIMEOUT_MS: '1000',
    });
    runs = 0;
  });
  afterAll(async () => {
    await locker?.end();
    await database?.stop();
  });

  const lock = async (): Promise<void> => {
    await locker.query('BEGIN');
    await locker.query('LOCK TABLE fulfillment_outbox.job_common IN ACCESS EXCLUSIVE MODE');
  };

  /** Each statement that waits to write, and since when. */
  const waiting = async (): Promise<unknown[]> => {
    const sql = "SELECT pid, waitstart FROM pg_locks WHERE NOT granted AND mode = 'RowExclusiveLock'";
    return (await locker.query<Record<string, unknown>>(sql)).rows;
  };

  it('does not hold a durable turn beyond its deadline, and the turn runs once however often it is repeated', async () => {
    await lock();
    const call = requestFor('durable');
    const first = await service.post(call);
    const repeated = await service.post(call);
    expect([first.status, repeated.status]).toEqual([503, 503]);
    expect(first.headers['retry-after']).toBe('1');
    expect(JSON.parse(first.text)).toMatchObject({ error: { code: 'OUTBOX_UNAVAILABLE' } });

    await locker.query('COMMIT');
    await until(() => runs === 1);
    expect((await service.post(call)).text).toBe('{}');
    expect((await service.post(requestFor('durable'))).text).toBe('{}');
    await until(() => runs === 2);
    expect(service.log.join('\n')).toContain('it did not answer within the deadline');
  });

  it('does not keep the service from ending, which answers what is open', async () => {
    await lock();
    const open = service.post(requestFor('durable'));
    await until(async () => (await waiting()).length > 0);
    const statements = await waiting();
    await service.close();
    // The limit of a statement has not ended them: the service did not wait for it.
    expect(await waiting()).toEqual(expect.arrayContaining(statements));
    expect(await open).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    await locker.query('ROLLBACK');
  });
});
