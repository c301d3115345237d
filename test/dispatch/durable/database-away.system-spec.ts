import { randomBytes } from 'node:crypto';
import { PostgresServer } from '../../outbox/support/postgres-server.js';
import { RecordingPlatform } from '../../platform/index.js';
import { builtDist } from '../../support/built-dist.js';
import type { HttpAnswer } from '../../support/http-client.js';
import { until } from '../../support/until.js';
import { conversations, OrdersProcess } from './orders-process.js';
import { withServer } from '../../support/with-server.js';

withServer('PostgreSQL').describe('A service whose PostgreSQL goes away and comes back', () => {
  let platform: RecordingPlatform;
  let database: PostgresServer;
  let service: OrdersProcess;

  beforeAll(async () => {
    await builtDist();
    platform = await RecordingPlatform.start();
    database = await PostgresServer.start();
    service = await OrdersProcess.start(platform, {
      OUTBOX: 'postgres',
      DATABASE_URL: database.url,
      OUTBOX_KEY: randomBytes(32).toString('hex'),
    });
  });

  afterAll(async () => {
    await service?.kill();
    await database?.stop();
    await platform?.stop();
  });

  it('refuses what it cannot write, answers the rest, and loses nothing that it accepted', async () => {
    const requestIds = conversations(platform, 6);
    const say = (intent: string, n: number): Promise<HttpAnswer[]> =>
      Promise.all(requestIds.map((requestId) => service.says(requestId, intent, n)));
    // Slow enough that the database goes away in the middle of the jobs.
    platform.fail({ kind: 'delay', milliseconds: 40 });
    const accepted = [...(await say('order', 0)), ...(await say('order', 1))];
    expect(accepted.map(({ status }) => status)).toEqual(accepted.map(() => 200));

    await until(() => platform.world.messages.length > 0);
    await database.halt();
    for (const { status, headers, text } of await say('order', 2)) {
      expect([status, headers['retry-after']]).toEqual([503, '1']);
      expect(JSON.parse(text)).toMatchObject({ error: { code: 'OUTBOX_UNAVAILABLE' } });
    }
    for (const { status, text } of await say('hello', 0)) {
      expect([status, JSON.parse(text)]).toMatchObject([200, { text: 'Hello.' }]);
    }

    await database.resume();
    await until(async () => (await service.says(requestIds[0], 'order', 3)).status === 200);
    const rest = await Promise.all(requestIds.slice(1).map((id) => service.says(id, 'order', 3)));
    expect(rest.map(({ status }) => status)).toEqual(rest.map(() => 200));
    const expected = [0, 1, 3].flatMap((n) => [`${n}a`, `${n}b`]);
    await until(() => platform.world.messages.length >= requestIds.length * expected.length);

    for (const requestId of requestIds) expect(platform.world.texts(requestId)).toEqual(expected);
    expect(service.output).toContain('The database of the outbox');
    expect(service.output).not.toContain('is a dead letter');
  });
});
