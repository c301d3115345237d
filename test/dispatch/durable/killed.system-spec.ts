import { randomBytes } from 'node:crypto';
import { PostgresServer } from '../../outbox/support/postgres-server.js';
import { RecordingPlatform } from '../../platform/index.js';
import { builtDist } from '../../support/built-dist.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { conversations, OrdersProcess } from './orders-process.js';
import { withServer } from '../../support/with-server.js';

const CONVERSATIONS = 8;
const TURNS_EACH = 5;
/** A start with the embedded database takes seconds of processor time: test/outbox kills it more often. */
const KILLS = { postgres: 2, embedded: 1 };

/** The turns of some conversations are accepted; then the process is killed in the middle of them, and started again. */
withServer('PostgreSQL').describe('Durable turns in an outbox on PostgreSQL', () =>
  survivesKills('postgres'),
);
describe('Durable turns in an embedded outbox', () => survivesKills('embedded'));

function survivesKills(engine: 'embedded' | 'postgres'): void {
  const folder = new TemporaryFolder();
  const key = randomBytes(32).toString('hex');
  let platform: RecordingPlatform;
  let database: PostgresServer | undefined;
  let service: OrdersProcess | undefined;

  beforeAll(async () => {
    await builtDist();
    platform = await RecordingPlatform.start();
    if (engine === 'postgres') database = await PostgresServer.start();
  });

  afterAll(async () => {
    await service?.kill();
    await database?.stop();
    await platform?.stop();
    folder.remove();
  });

  async function start(): Promise<OrdersProcess> {
    const outbox = { OUTBOX: engine, OUTBOX_KEY: key };
    const where: Record<string, string> =
      database === undefined ? { OUTBOX_DIR: folder.join('outbox') } : { DATABASE_URL: database.url };
    service = await OrdersProcess.start(platform, { ...outbox, ...where });
    return service;
  }

  it('are all run, in order, and nothing is said twice, whenever the process is killed', async () => {
    const requestIds = conversations(platform, CONVERSATIONS);
    platform.fail({ kind: 'delay', milliseconds: 15 });
    const first = await start();
    for (let n = 0; n < TURNS_EACH; n += 1) {
      const answers = await Promise.all(requestIds.map((requestId) => first.says(requestId, 'order', n)));
      for (const { status, text } of answers) expect([status, text]).toEqual([200, '{}']);
    }
    const all = CONVERSATIONS * TURNS_EACH * 2;
    for (let kill = 1; kill <= KILLS[engine]; kill += 1) {
      await until(() => platform.world.messages.length >= (kill * all) / (KILLS[engine] + 1));
      await service?.kill();
      await start();
    }
    await until(() => platform.world.messages.length >= all);

    const expected = Array.from({ length: TURNS_EACH }, (_, n) => [`${n}a`, `${n}b`]).flat();
    for (const requestId of requestIds) expect(platform.world.texts(requestId)).toEqual(expected);
  });
}
