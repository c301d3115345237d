import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Pool } from 'pg';
import { Secret } from '../../src/common/index.js';
import { PostgresSessionStore } from '../../src/sessions/stores/postgres-session.store.js';
import { listening } from '../boot/start-process.js';
import { PostgresServer } from '../outbox/support/postgres-server.js';
import { TimeWorld, type Chat } from '../dispatch/time/time-world.js';
import { builtDist } from '../support/built-dist.js';
import { requestFor } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { RunningProcess } from '../support/running-process.js';
import { JSON_TYPE, startService, type Adapter } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { gateOf, SessionsTestModule } from './sessions.module.js';
import { withServer } from '../support/with-server.js';

const WORDS = 'unmistakable-words-of-a-user';
const newKey = (): string => randomBytes(32).toString('hex');

withServer('PostgreSQL').describe('Sessions on PostgreSQL', () => {
  let database: PostgresServer;
  let pool: Pool;
  const key = newKey();
  const worlds: TimeWorld[] = [];

  beforeAll(async () => {
    database = await PostgresServer.start();
    pool = new Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
  });
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.stop();
  });
  afterAll(async () => {
    await pool?.end();
    await database?.stop();
  });

  async function start(env: Record<string, string> = {}, adapter: Adapter = 'express'): Promise<TimeWorld> {
    const settings = { SESSIONS: 'postgres', DATABASE_URL: database.url, OUTBOX_KEY: key, ...env };
    const world = await TimeWorld.start(SessionsTestModule, adapter, settings);
    worlds.push(world);
    return world;
  }

  const said = async (world: TimeWorld, chat: Chat, intent: string, params = {}): Promise<string> => {
    const { status, text } = await world.service.post(chat.message(intent, params));
    return status === 200 ? (JSON.parse(text) as { text: string }).text : `${status}`;
  };
  const rows = async (condition = 'true'): Promise<Record<string, unknown>[]> => {
    const sql = `SELECT * FROM fulfillment_sessions.session WHERE ${condition}`;
    return (await pool.query<Record<string, unknown>>(sql)).rows;
  };

  it('get their table once from instances that start at the same time', async () => {
    const stores = [1, 2, 3].map(() => new PostgresSessionStore(new Secret(database.url)));
    await Promise.all(stores.map((store) => store.open()));
    await Promise.all(stores.map((store) => store.close()));
    expect(await rows()).toEqual([]);
  });

  it('are shared by services, on both adapters', async () => {
    const [one, other] = [await start({}, 'express'), await start({}, 'fastify')];
    const chat = one.chat();
    const answers = [
      await said(one, chat, 'count'),
      await said(other, chat, 'count'),
      await said(one, chat, 'count'),
    ];
    expect(answers).toEqual(['1', '2', '3']);
  });

  it('are not written over by the other service: the later turn fails, and the first one counts', async () => {
    const [one, other] = [await start(), await start()];
    const chat = one.chat();
    await said(one, chat, 'count');
    const held = said(one, chat, 'held');
    await gateOf(chat).reached();
    expect(await said(other, chat, 'count')).toBe('2');
    await gateOf(chat).openOnArrival();
    expect(await held).toBe('503');
    expect([...one.logged('SessionConflictError'), ...other.logged('SessionConflictError')]).not.toEqual([]);
    expect(await said(one, chat, 'count')).toBe('3');
  });

  it('are made once by two services that both begin one', async () => {
    const [one, other] = [await start(), await start()];
    const chat = one.chat();
    const held = [said(one, chat, 'held'), said(other, chat, 'held')];
    await gateOf(chat).reached(2);
    await gateOf(chat).openOnArrival();
    await gateOf(chat).openOnArrival();
    expect((await Promise.all(held)).sort()).toEqual(['503', 'held 1']);
  });

  it('lie in the database encrypted; keys are rotated, and one that is missing is named', async () => {
    const first = await start();
    const chat = first.chat();
    await said(first, chat, 'say', { words: WORDS });
    expect(JSON.stringify(await rows())).not.toContain(WORDS);

    const next = newKey();
    const rotated = await start({ OUTBOX_KEY: `${next},${key}` });
    expect(await said(rotated, chat, 'repeat')).toBe(WORDS);
    const without = await start({ OUTBOX_KEY: next });
    expect(await said(without, chat, 'repeat')).toBe('500');
    expect(without.logged('OUTBOX_KEY')).not.toEqual([]);
    expect([...first.service.log, ...rotated.service.log, ...without.service.log].join('\n')).not.toContain(
      WORDS,
    );
  });

  it('cannot be decrypted in another conversation, if they are moved there', async () => {
    const world = await start();
    const [one, other] = [world.chat(), world.chat()];
    await said(world, one, 'say', { words: WORDS });
    await said(world, other, 'count');
    await pool.query(
      'UPDATE fulfillment_sessions.session SET data = (SELECT data FROM fulfillment_sessions.session WHERE conversation::jsonb->>2 = $1) WHERE conversation::jsonb->>2 = $2',
      [one.requestId, other.requestId],
    );
    expect(await said(world, other, 'repeat')).toBe('500');
  });

  it('end when their time is over, begin again, and are swept away', async () => {
    const world = await start({ SESSION_TTL_MS: '1000' });
    const chat = world.chat();
    await said(world, chat, 'count');
    // Looked for in the database: each reading would put off the end.
    await until(
      async () =>
        (await rows(`expires_at > now() AND conversation::jsonb->>2 = '${chat.requestId}'`)).length === 0,
    );
    expect(await said(world, chat, 'read')).toBe('0');
    expect(await said(world, chat, 'count')).toBe('1');

    const store = new PostgresSessionStore(new Secret(database.url), 50);
    await store.open();
    try {
      await until(async () =>
        (await rows()).every((row) => !String(row.conversation).includes(chat.requestId)),
      );
    } finally {
      await store.close();
    }
  });

  it('cost only those a reply who need them, while the database is unavailable', async () => {
    const world = await start();
    const chat = world.chat();
    await said(world, chat, 'count');
    await database.halt();
    expect(await said(world, chat, 'count')).toBe('503');
    expect(
      world.logged('SESSION_UNAVAILABLE').length + world.logged('SessionUnavailableError').length,
    ).toBeGreaterThan(0);
    await database.resume();
    await until(async () => (await said(world, chat, 'read')) === '1');
    expect(await said(world, chat, 'count')).toBe('2');
  });

  it('do not hold a turn beyond its deadline, nor the service from ending, while their table is locked', async () => {
    const world = await start({ REPLY_DEADLINE_MS: '1000', SHUTDOWN_TIMEOUT_MS: '1000' });
    const chat = world.chat();
    await said(world, chat, 'count');
    const locker = await pool.connect();
    const waiting = async (): Promise<string[]> => {
      const sql = "SELECT pid || ' since ' || waitstart AS one FROM pg_locks WHERE NOT granted";
      return (await locker.query<{ one: string }>(sql)).rows.map(({ one }) => one);
    };
    try {
      await locker.query('BEGIN');
      await locker.query('LOCK TABLE fulfillment_sessions.session IN ACCESS EXCLUSIVE MODE');
      const answer = chat.says('count');
      await until(async () => (await waiting()).length > 0);
      const statements = await waiting();
      expect((await answer).text).toBe('{}');
      // The limit of the statement has not ended it: the answer did not wait for it.
      expect(await waiting()).toEqual(statements);

      const open = world.chat().says('count');
      await until(async () => (await waiting()).some((one) => !statements.includes(one)));
      await world.service.close();
      expect(await open).toMatchObject({ status: 200, text: '{}' });
      expect(world.logged('ShuttingDownError')).not.toEqual([]);
      // The table is still locked.
    } finally {
      await locker.query('ROLLBACK');
      locker.release();
    }
  });

  it('prevent the start when the database is not there, and say nothing of its password', async () => {
    const env = {
      SESSIONS: 'postgres',
      DATABASE_URL: 'postgres://nora:hunter2hunter2@127.0.0.1:9/none',
      OUTBOX_KEY: key,
    };
    let failure: unknown;
    try {
      await startService(SessionsTestModule, 'express', env);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ code: 'SESSION_UNAVAILABLE' });
    expect(inspect(failure)).not.toContain('hunter2');
  });

  it('survive the death of the process', async () => {
    await builtDist();
    const folder = new TemporaryFolder();
    const env = {
      PORT: '0',
      LOOP_LIMIT: '0',
      ANSWER_SETTLE_MS: '0',
      SESSIONS: 'postgres',
      DATABASE_URL: database.url,
      OUTBOX_KEY: key,
    };
    const body = (): string => JSON.stringify(requestFor('count'));
    const texts: unknown[] = [];
    try {
      for (let life = 0; life < 3; life += 1) {
        const service = new RunningProcess('node', [join(import.meta.dirname, 'apps', 'counter.mjs')], {
          cwd: folder.path,
          env,
        });
        try {
          const url = await listening(service);
          const { text } = await call(url, { path: '/webhook', headers: JSON_TYPE, body: body() });
          texts.push((JSON.parse(text) as { text: string }).text);
        } finally {
          // As kill -9: right after the answer, which must not leave before the session is written.
          await service.kill();
        }
      }
    } finally {
      folder.remove();
    }
    expect(texts).toEqual(['1', '2', '3']);
  });
});
